"""The kinds (participation forms), one module each, in the order people see them."""

from offers.kinds.assignment import AssignmentPage
from offers.kinds.career_activity import CareerActivityPage
from offers.kinds.elective import ElectivePage
from offers.kinds.facility import FacilityPage
from offers.kinds.guest_lesson import GuestLessonPage
from offers.kinds.hybrid_teacher import HybridTeacherPage
from offers.kinds.internship import InternshipPage
from offers.kinds.mentoring import MentoringPage
from offers.kinds.school_in_company import SchoolInCompanyPage
from offers.kinds.teacher_placement import TeacherPlacementPage
from offers.kinds.tour import TourPage
from offers.kinds.workshop import WorkshopPage
from offers.pages import OfferPage

KINDS: tuple[type[OfferPage], ...] = tuple(
    sorted(
        (
            TourPage,
            WorkshopPage,
            HybridTeacherPage,
            SchoolInCompanyPage,
            GuestLessonPage,
            InternshipPage,
            TeacherPlacementPage,
            AssignmentPage,
            FacilityPage,
            ElectivePage,
            MentoringPage,
            CareerActivityPage,
        ),
        key=lambda page_class: page_class.kind.order,
    )
)

KIND_BY_CODE: dict[str, type[OfferPage]] = {
    page_class.kind.code: page_class for page_class in KINDS
}
