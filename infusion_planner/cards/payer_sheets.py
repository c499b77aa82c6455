"""Reads the sheets for the payer: the letter, the packet, and the list for the biller."""

from __future__ import annotations

from infusion_planner.cards.necessity_letter import NecessityLetterCard
from infusion_planner.cards.read_claim_list import FORM as CLAIMS
from infusion_planner.cards.read_claim_list import ClaimFacts, claim_list_card
from infusion_planner.cards.read_necessity_letter import FORM as LETTER
from infusion_planner.cards.read_necessity_letter import LetterFacts, necessity_letter_card
from infusion_planner.cards.read_payer_packet import FORM as PACKET
from infusion_planner.cards.read_payer_packet import payer_packet_card
from infusion_planner.cards.read_stamp import PrintFacts
from infusion_planner.cards.sheet_copies import Owner, SheetCopy, copy_of
from infusion_planner.cards.sheet_desk import SheetDesk
from infusion_planner.domain.course import Course
from infusion_planner.domain.errors import Refused
from infusion_planner.domain.letter_text import LetterText
from infusion_planner.domain.reference import TrialEvidence
from infusion_planner.store import center, courses, letter_texts, patients, prints
from infusion_planner.store.day_facts import with_days
from infusion_planner.store.facts import case_of
from infusion_planner.store.letter_texts import LetterOwner


class PayerSheets(SheetDesk):
    """Reads the cards of the sheets for the payer."""

    def given_here(self, patient_id: str) -> tuple[Course, ...]:
        """Give the courses of which this center gave anything, the newest first.

        Raises:
            Refused: the patient is no longer in the records.
        """
        self._access.open(patient_id)
        stored = self._store.read(lambda db: courses.of_patient(db, patient_id))
        own = [course for course in stored if course.doses and not course.given_elsewhere]
        return tuple(reversed(own))

    def claim_list(self, course_id: str) -> SheetCopy:
        """Give the list for the biller of a course as the next copy would print it.

        Raises:
            Refused: the course is no longer in the records, or nothing of it was given here.
        """
        patient_id, course = self._store.read(lambda db: courses.owner_of_course(db, course_id))
        self._access.open(patient_id)
        if course.given_elsewhere or not course.doses:
            raise Refused(
                f"Nothing of course {course.number} was given here, so there is nothing for the"
                " biller. Record an infusion first."
            )
        last = self._store.read(lambda db: prints.last_of_course(db, course_id, CLAIMS.code))
        made = self._copies.next_copy(patient_id, f"{course_id} {CLAIMS.code}", last)
        facts = ClaimFacts(
            patient=self._store.read(lambda db: patients.get(db, patient_id)),
            identity=self._facts.identity(patient_id),
            center=self._store.read(center.get),
            course=course,
            case=self._store.read(
                lambda db: with_days(
                    db, case_of(db, patient_id, self._clock().date()), patient_id, self._book
                )
            ),
        )
        card = claim_list_card(facts, made, self._book)
        owner = Owner(patient_id, course_id)
        return self._copies.with_age(copy_of(card, owner, made, facts.center.paper))

    def necessity_letter(
        self,
        patient_id: str,
        evidence: TrialEvidence,
        texts: tuple[LetterText, ...] | None = None,
    ) -> SheetCopy:
        """Give the draft of a letter for the coming course as the next copy would print it.

        Args:
            patient_id: the patient's row id.
            evidence: what the trials found.
            texts: parts as somebody is changing them; None for those it was printed with.

        Raises:
            Refused: the patient is no longer in the records.
        """
        facts, owner = self._of_coming(patient_id, evidence, texts)
        card, made = self._letter(facts, owner)
        return self._copies.with_age(copy_of(card, owner, made, facts.center.paper))

    def packet(
        self,
        patient_id: str,
        evidence: TrialEvidence,
        texts: tuple[LetterText, ...] | None = None,
    ) -> SheetCopy:
        """Give the packet for the payer of the coming course as the next copy would print it.

        Args:
            patient_id: the patient's row id.
            evidence: what the trials found.
            texts: parts of its letter, as in `necessity_letter`.

        Raises:
            Refused: the patient is no longer in the records.
        """
        facts, owner = self._of_coming(patient_id, evidence, texts)
        letter, _ = self._letter(facts, owner)
        made = self._copies.next_of_coming(owner, PACKET.code)
        card = payer_packet_card(facts, letter, made, self._book)
        return self._copies.with_age(copy_of(card, owner, made, facts.center.paper))

    def _of_coming(
        self,
        patient_id: str,
        evidence: TrialEvidence,
        texts: tuple[LetterText, ...] | None,
    ) -> tuple[LetterFacts, Owner]:
        known = self._readiness.facts(patient_id)
        here = self._store.read(center.get)
        whose = LetterOwner(patient_id, known.number)
        kept = self._store.read(lambda db: letter_texts.of_letter(db, whose))
        told = kept if texts is None else texts
        facts = LetterFacts(known, self._facts.identity(patient_id), here, evidence, told)
        return facts, Owner(patient_id, known.course_id)

    def _letter(self, facts: LetterFacts, owner: Owner) -> tuple[NecessityLetterCard, PrintFacts]:
        made = self._copies.next_of_coming(owner, LETTER.code)
        return necessity_letter_card(facts, made, self._book), made
