"""What each form of multiple sclerosis is called in a sentence."""

from infusion_planner.domain.facts import MsKind

MS_WORDS = {
    MsKind.RELAPSING: "relapsing-remitting MS",
    MsKind.SECONDARY: "secondary progressive MS",
    MsKind.PRIMARY: "primary progressive MS",
    MsKind.ISOLATED: "a clinically isolated syndrome",
    MsKind.OTHER: "no form of MS",
}
