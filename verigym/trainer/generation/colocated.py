"""vLLM in the trainer's own process, stepped from here: each response is handed over when it has ended."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from trl.generation.vllm_generation import extract_logprobs

from verigym.trainer.generation.engine import Completion, Listener, Request, Respond


class Colocated:
    """Lets TRL generate with a vLLM that tells of each response while others still go on.

    An episode whose verdict is there goes on at once, beside those that are in an earlier turn. No process waits for
    another one: each has an engine of its own.

    Args:
        generation: TRL's ``VLLMGeneration`` in colocate mode, on one device.
        respond: TRL's generation, which uses it.
    """

    def __init__(self, generation: Any, respond: Respond) -> None:
        self._generation = generation
        self._respond = respond

    def generate(self, requests: Sequence[Request], listener: Listener) -> None:
        """Respond to the requests and to what follows from them.

        TRL takes care of weights, sampling parameters and sleep, as always; only the call of vLLM is met here.
        """
        llm = self._generation.llm
        self._generation.llm = _Told(llm, requests, listener)
        try:
            room = max((request.room for request in requests), default=1)
            self._respond([request.said for request in requests], room)
        finally:
            self._generation.llm = llm


class _Told:
    """A vLLM engine whose ``generate`` does what vLLM's own does, and tells a listener in between."""

    def __init__(self, llm: Any, requests: Sequence[Request], listener: Listener) -> None:
        self._llm = llm
        self._requests = requests
        self._listener = listener
        self._going: dict[int, Request] = {}
        """By vLLM's number of the request."""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._llm, name)

    def generate(self, prompts: list[Any], sampling_params: Any, use_tqdm: bool) -> list[Any]:
        """The outputs for ``prompts``, in their order; what followed from them was told to the listener alone."""
        engine = self._llm.llm_engine
        outputs: dict[int, Any] = {}
        self._add(self._requests, prompts, sampling_params)
        first = list(self._going)
        try:
            while self._follow(sampling_params) or self._going:
                for output in engine.step():
                    if output.finished:
                        number = int(output.request_id)
                        outputs[number] = output
                        self._listener.ended(_completion(self._going.pop(number).key, output))
        finally:
            engine.abort_request([str(number) for number in self._going])
        return [outputs[number] for number in first]

    def _follow(self, params: Any) -> bool:
        """Add what has followed from responses by now, and wait for it only where nothing else is to be done."""
        fresh = self._listener.more("no" if self._going else "any")
        self._add(fresh, [{"prompt_token_ids": request.said} for request in fresh], params)
        return bool(fresh)

    def _add(self, requests: Sequence[Request], prompts: Sequence[Any], params: Any) -> None:
        for request, prompt in zip(requests, prompts, strict=True):
            own = params.clone()
            own.max_tokens = min(params.max_tokens, request.room)
            (added,) = self._llm.enqueue(prompt, own, use_tqdm=False)
            self._going[int(added.partition("-")[0])] = request  # vLLM's number, and a random suffix of its own


def _completion(key: int, output: Any) -> Completion:
    """The sampled tokens and their log-probabilities, as TRL reads them."""
    (said,) = output.outputs
    logprobs, _ = extract_logprobs([output])
    return Completion(key, list(said.token_ids), None if logprobs is None else [own for own, *_ in logprobs[0]])
