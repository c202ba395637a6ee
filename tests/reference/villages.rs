//! Difficulty: the class of a village and its coefficient.

use serde_json::Value;

use super::exact::{R, int};
use super::json::{entry, list, number, text, word};
use super::subjects::World;

impl World<'_> {
    /// The coefficient of a village this quarter.
    pub(crate) fn coefficient(&self, village: &Value) -> R {
        let Some(class) = self.class(village) else { return int(1) };
        let changed = list(self.quarter, "coefficients").into_iter().find(|own| own["class"] == class.as_str());
        let own = changed.unwrap_or_else(|| entry(&self.scheme["difficulty"], "classes", &class));
        number(own, "coefficient").expect("a coefficient")
    }

    /// Its class: assigned, or suggested; none where the scheme has no classes.
    pub(crate) fn class(&self, village: &Value) -> Option<String> {
        let difficulty = self.scheme.get("difficulty")?;
        if let Some(assigned) = text(village, "class") {
            return Some(assigned.to_owned());
        }
        let classes: Vec<&str> = list(difficulty, "classes").iter().map(|class| word(class, "id")).collect();
        let rule = &difficulty["suggestion"];
        let measure = |of: &Value| number(village, word(of, "by")).expect("a measure");
        let bands = list(rule, "bands");
        let band = bands.iter().find(|band| number(band, "from").is_some_and(|from| measure(rule) >= from));
        let suggested = word(band.expect("the last band starts at 0"), "class");
        let mut at = classes.iter().position(|class| *class == suggested).expect("a class");
        let moves = list(rule, "moves");
        let harder = |own: &&&Value| number(own, "harderFrom").is_some_and(|from| measure(own) >= from);
        let easier = |own: &&&Value| number(own, "easierBelow").is_some_and(|below| measure(own) < below);
        at = (at + moves.iter().filter(easier).count()).saturating_sub(moves.iter().filter(harder).count());
        Some(classes[at.min(classes.len() - 1)].to_owned())
    }
}
