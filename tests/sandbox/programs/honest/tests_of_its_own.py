# Tests that a program brings for itself.
# ends: exit
# prints: right
import unittest, unittest.mock


class Case(unittest.TestCase):
    def test_it(self):
        with unittest.mock.patch("os.getcwd", return_value="right"):
            import os

            self.assertEqual(os.getcwd(), "right")


result = unittest.TestResult()
unittest.defaultTestLoader.loadTestsFromTestCase(Case).run(result)
print("right" if result.wasSuccessful() and result.testsRun == 1 else result.failures)
