from kit.content.notation.markdown_remarks import Remark


def test_remark_loses_nothing_unless_it_says_so() -> None:
    assert not Remark(1, "found", "allowed", "advice").loses
