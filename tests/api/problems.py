"""What every refusal must look like."""

import httpx

LEAKS = ("Traceback", 'File "', "sqlite", "pydantic", "Exception", "object at 0x")


def problem(answer: httpx.Response) -> tuple[int, str]:
    """The status and code of a problem, once it is sure that a person can read it and that nothing of the inside shows."""
    assert answer.headers["content-type"] == "application/problem+json", answer.text
    body = answer.json()
    assert body["status"] == answer.status_code
    assert body["type"]
    assert body["title"]
    assert len(body["detail"].split()) >= 3, body
    assert not any(leak in answer.text for leak in LEAKS), answer.text
    return answer.status_code, body["code"]
