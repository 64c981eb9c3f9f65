import threading

from kit.logs.request_ids import Numbers, numbered, request_number
from kit.store.ids import CODE_ALPHABET


def test_numbers_are_short_plain_and_each_another() -> None:
    numbers = Numbers("K7QM")
    assert [numbers.next() for _ in range(3)] == ["K7QM-222", "K7QM-223", "K7QM-224"]
    many = {numbers.next() for _ in range(30_000)}
    assert len(many) == 30_000
    assert max(map(len, many)) == 9
    assert set("".join(many)) <= {*CODE_ALPHABET, "-"}
    assert len({Numbers().next() for _ in range(50)}) > 45


def test_number_is_the_threads_own() -> None:
    seen: list[str] = []
    with numbered("A"):
        other = threading.Thread(target=lambda: seen.append(request_number()))
        other.start()
        other.join()
        seen.append(request_number())
    assert [*seen, request_number()] == ["", "A", ""]
