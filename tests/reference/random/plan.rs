//! What a random scheme is made of, drawn before it is written: its parts refer to each other.

use super::dice::Dice;
use crate::reference::calendar::Period;

/// What was drawn.
pub(crate) struct Plan {
    pub(crate) dice: Dice,
    pub(crate) subject: &'static str,
    pub(crate) period: Period,
    pub(crate) team: bool,
    /// Nearly everybody is scored alike, so that quota lines are tied.
    pub(crate) alike: bool,
    pub(crate) team_grades: Vec<String>,
    /// The teams' scores are entered as totals, so that villages have no scores by indicator.
    pub(crate) team_totals: bool,
    /// Difficulty multiplies pay.
    pub(crate) difficult: bool,
    pub(crate) categories: Vec<String>,
    pub(crate) posts: Vec<String>,
    pub(crate) grades: Vec<String>,
    pub(crate) graded: bool,
    pub(crate) pays: bool,
    /// The pool scales, shares or claws back: nobody's pay is below 0 then.
    pub(crate) splits: bool,
    pub(crate) pay_items: Vec<String>,
    pub(crate) village_facts: Vec<String>,
    pub(crate) own_facts: Vec<String>,
    pub(crate) per_month: bool,
    pub(crate) earlier: bool,
    /// Barometer items by their ids, of people and of teams.
    pub(crate) items: Vec<String>,
    pub(crate) team_items: Vec<String>,
    pub(crate) factors: Vec<String>,
    /// Entered indicators, for ties.
    pub(crate) entered: Vec<String>,
    /// Indicators with a start, of people or of the team: id.
    pub(crate) starts: Vec<String>,
    pub(crate) team_starts: Vec<String>,
    /// The stage of the quarter.
    pub(crate) stage: &'static str,
    serial: usize,
}

impl Plan {
    pub(crate) fn draw(seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let subject = dice.pick(&["person", "person", "person", "household", "village"]);
        let text = dice.pick(&["2024Q2", "2023Q4", "2024Q1", "2024-02", "2023-11", "2024H1", "2023H2", "2024"]);
        let team = subject != "village" && dice.chance(45);
        let graded = dice.chance(85);
        let pays = dice.chance(85);
        let names = |start: &str, many: usize| (0..many).map(|at| format!("{start}{at}")).collect::<Vec<_>>();
        let categories =
            if subject == "person" { dice.one(&[1, 1, 1, 2, 3]) } else { dice.pick(&[&0, &0, &2, &1]).to_owned() };
        let posts = if subject == "person" { dice.between(1, 4).max(categories) } else { 0 };
        let grades = dice.between(2, 4);
        let (village_facts, own_facts) = (dice.below(3), dice.below(3));
        Plan {
            subject,
            period: Period::read(text),
            team,
            alike: dice.chance(40),
            team_grades: names("t", if team && dice.chance(75) { dice.between(2, 3) } else { 0 }),
            team_totals: false,
            difficult: false,
            categories: names("c", categories),
            posts: names("post", posts),
            grades: names("g", grades),
            graded,
            pays,
            splits: dice.chance(45),
            pay_items: Vec::new(),
            village_facts: names("vf", village_facts),
            own_facts: names("of", own_facts),
            per_month: dice.chance(30),
            earlier: dice.chance(60),
            items: Vec::new(),
            team_items: Vec::new(),
            factors: Vec::new(),
            entered: Vec::new(),
            starts: Vec::new(),
            team_starts: Vec::new(),
            stage: "self",
            serial: 0,
            dice,
        }
    }

    /// An id that nothing else has.
    pub(crate) fn id(&mut self, start: &str) -> String {
        self.serial += 1;
        format!("{start}-{}", self.serial)
    }

    pub(crate) fn chance(&mut self, percent: usize) -> bool {
        self.dice.chance(percent)
    }
}
