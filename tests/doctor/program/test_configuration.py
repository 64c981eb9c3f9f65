"""What the kit was told at its start."""

import pytest

from kit.doctor.facts import Facts
from kit.doctor.program.configuration import check, of_wrong_settings
from kit.settings import SettingsError, read_settings
from tests.support.bad_mornings import plain_facts, told


def with_variables(variables: dict[str, str]) -> Facts:
    facts = plain_facts()
    return Facts(facts.settings, variables, facts.now, None, facts.database)


def test_settings_that_go_together() -> None:
    assert told(check(with_variables({"KIT_PORT": "8000", "PATH": "/bin"}))) == {
        "settings": ("well", "The settings go together.", "", "")
    }


def test_variable_that_is_none_of_the_kits() -> None:
    assert told(check(with_variables({"KIT_PROT": "8000"}))) == {
        "settings-unknown": (
            "mind",
            "The variable KIT_PROT is none of the kit's. Is KIT_PORT meant?",
            "",
            "Rename or remove it: it sets nothing.",
        )
    }


def test_pages_that_are_open_to_the_network() -> None:
    assert told(check(plain_facts(teacher_on_network="yes"))) == {
        "settings-open": (
            "mind",
            "The teacher's pages answer on the network, and names and keys cross it unencrypted.",
            "--teacher-on-network",
            "Start the kit without --teacher-on-network, unless nobody else is in the network.",
        )
    }
    encrypted = plain_facts(teacher_on_network="yes", public_url="https://words.school.example")
    assert set(told(check(encrypted))) == {"settings"}


def test_settings_that_are_wrong() -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings({"port": "x", "local": "perhaps"}, {})
    findings = of_wrong_settings(caught.value.lines)
    assert [(one.name, one.state.value, one.found(), one.advice()) for one in findings] == [
        *(
            ("settings-wrong", "wrong", line, "Change it, then look again.")
            for line in caught.value.lines
        ),
        (
            "settings-rest",
            "could not look",
            "All else waits for the settings: which folder, which port and which database.",
            "Change it, then look again.",
        ),
    ]
    assert len(findings) == 3
