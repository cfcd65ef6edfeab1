# A data base in a file.
# ends: exit
# prints: right
import sqlite3

with sqlite3.connect("data.db") as connection:
    connection.execute("create table t (x text)")
    connection.executemany("insert into t values (?)", [("right",), ("left",)])
print(sqlite3.connect("data.db").execute("select x from t order by x desc").fetchone()[0])
