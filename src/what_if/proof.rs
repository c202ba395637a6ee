//! When a search may leave values out. Each proof is about the rules that it knows: a document that says anything else
//! is tried value by value.
//!
//! **Halving**, for a factor of pay. What somebody earned is a product of factors that are not negative, rounded by a
//! rule that never turns the order around; grades, scores and what is set aside do not depend on the factor. So nobody
//! earns less when it rises, and what fits are the smaller values. A factor is allowed between two fixed bounds
//! (those of the format, and for a ratio its neighbours), so the values allowed lie around the present one.
//!
//! **Stretches**, for a threshold. It is only ever compared with scores, and in reading with other thresholds;
//! scores do not depend on it. Two values between which none of these lies give the same.
//!
//! No quarter is read by any of these values either, so that quarters are read once.

use super::largest::Method;
use super::lever::Lever;
use crate::exact::Fixed;
use crate::read::node::Node;

pub(super) fn method(scheme: &Node, quarters: &[Node], lever: &Lever) -> Method {
    let known = knows(scheme, "scheme") && quarters.iter().all(|quarter| knows(quarter, "quarter"));
    let is_factor = lever.is(&["difficulty", "classes", "#", "coefficient"])
        || lever.is(&["grading", "grades", "#", "ratio"])
        || lever.is(&["posts", "#", "roleFactor"]);
    match known {
        true if is_factor && !takes_away(scheme) => Method::Bisection,
        true if lever.is(&["grading", "grades", "#", "from"]) => Method::BreakPoints,
        _ => Method::EveryValue,
    }
}

/// Whether some grade takes money away: then a factor that rises pays less.
fn takes_away(scheme: &Node) -> bool {
    let Some(Node::List(grades)) = scheme.get("grading").and_then(|grading| grading.get("grades")) else {
        return false;
    };
    let ratios = grades.iter().filter_map(|grade| grade.get("ratio"));
    ratios
        .map(|ratio| ratio.get("value").unwrap_or(ratio))
        .any(|ratio| matches!(ratio, Node::Text(text) if text.starts_with('-')))
}

/// Every threshold that another one may be compared with.
pub(super) fn thresholds(scheme: &Node) -> Vec<Fixed> {
    let Some(Node::List(grades)) = scheme.get("grading").and_then(|grading| grading.get("grades")) else {
        return Vec::new();
    };
    let bounds = grades.iter().flat_map(|grade| [grade.get("from"), grade.get("below")]).flatten();
    let text = |node: &Node| match node.get("value").unwrap_or(node) {
        Node::Text(text) => Fixed::parse(text, 4).ok(),
        _ => None,
    };
    bounds.filter_map(text).collect()
}

/// Whether the document says nothing that the proofs do not know.
fn knows(node: &Node, of: &str) -> bool {
    match node {
        Node::Object(entries) => entries.iter().all(|(key, node)| match KNOWN.iter().find(|(own, _)| *own == of) {
            _ if ["mark", "source", "note"].contains(&key.as_str()) => true,
            Some((_, keys)) => {
                keys.split(' ').any(|known| known == key) && (SILENT.contains(&key.as_str()) || knows(node, key))
            }
            // A value with its origin.
            None => key == "value" && knows(node, of),
        }),
        Node::List(nodes) => nodes.iter().all(|node| knows(node, of)),
        Node::Text(text) => match WORDS.iter().find(|(key, _)| *key == of) {
            Some((_, words)) => words.split(' ').any(|word| word == text),
            None => true,
        },
        _ => true,
    }
}

/// What stands below these keys says nothing about pay, or is a list of figures by id.
const SILENT: &[&str] =
    &["format", "id", "name", "approval", "validity", "sources", "notes", "examples", "scheme", "scores", "weights"];

/// The keys of each object, by the key that it stands under.
const KNOWN: &[(&str, &str)] = &[
    (
        "scheme",
        "format id version title issuer status approval validity sources notes standard categories posts difficulty \
         indicators score barometer redLines grading pay pool examples",
    ),
    ("categories", "id name"),
    ("posts", "id name category roleFactor single holds"),
    ("difficulty", "classes suggestion"),
    ("classes", "id coefficient"),
    ("suggestion", "by bands moves"),
    ("bands", "class from"),
    ("moves", "by harderFrom easierBelow"),
    ("indicators", "id name items points weight fullMarks"),
    // Both the indicators under a heading and the barometer's.
    ("items", "id name items points weight fullMarks kind cap group"),
    ("score", "rounding floor ceiling"),
    ("rounding", "step mode"),
    ("barometer", "bonusCap deductionCap items groups"),
    ("groups", "id name"),
    ("redLines", "id name hits"),
    ("hits", "gridCadre posts offender"),
    ("grading", "grades tie redLinedInHeadcount"),
    ("grades", "id name from below quota ratio"),
    ("quota", "share places bound"),
    ("tie", "rule indicators"),
    ("pay", "rounding proRating"),
    ("pool", "setAside whenOver whenUnder"),
    ("quarter", "format scheme period town openingBalance coefficients villages people events incidents decisions"),
    ("coefficients", "class coefficient reason"),
    (
        "villages",
        "id name registeredPopulation residentPopulation workload class classReason weights weightsReason grids",
    ),
    ("grids", "id name cadre"),
    ("people", "id name village posts months monthsReason from to scores score"),
    ("events", "id person item count date matter"),
    ("incidents", "id redLine village grid date basis offender offenderTicked"),
    ("decisions", "id kind person category grade up reason date by"),
];

/// The words of each choice.
const WORDS: &[(&str, &str)] = &[
    ("mode", "half-up half-even down up"),
    ("rule", "decide both-up both-down by-indicators"),
    ("bound", "at-most at-least"),
    ("proRating", "months none"),
    ("setAside", "people months"),
    ("whenOver", "report scale-down carry-forward"),
    ("whenUnder", "report share carry-forward"),
    ("kind", "bonus deduction grade tie"),
];
