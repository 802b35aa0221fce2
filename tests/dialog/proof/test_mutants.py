"""Every rule is broken by a small fault, and by none without one: a rule that nothing breaks would show nothing."""

from __future__ import annotations

import pytest
from dialog.proof.mutants_naming import NAMING
from dialog.proof.mutants_planning import PLANNING
from dialog.proof.mutants_reacting import REACTING
from dialog.proof.mutants_sentences import SENTENCES
from dialog.proof.mutating import Mutant, broken_by

from assistant.dialog.invariants.rules import ELSEWHERE, RULES

MUTANTS = (*REACTING, *PLANNING, *NAMING, *SENTENCES)


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: f"{mutant.rule}: {mutant.name}")
def test_a_fault_is_seen(mutant: Mutant, monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = [rule.number for rule in RULES]
    assert broken_by(mutant, numbers) == 0
    mutant.change(monkeypatch)
    assert broken_by(mutant, [mutant.rule]) == mutant.rule


def test_every_rule_has_its_fault() -> None:
    assert {mutant.rule for mutant in MUTANTS} == {rule.number for rule in RULES}
    assert sorted({rule.number for rule in RULES} | set(ELSEWHERE)) == [*range(1, 46)]
