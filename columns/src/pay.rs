//! What everybody is paid: the core has worked out what each post, class, time and grade comes to.

use crate::events::{Events, Sums};
use crate::plan::{PayRules, Plan};
use crate::quotient::quotient;
use crate::red_line::Hits;
use crate::sheet::{NO_PAY, NO_SCORE, Sheet, UNDECIDED, Wrong, at};

pub(crate) fn pay(sheet: &mut Sheet, hits: &Hits, events: &Events) -> Result<(), Wrong> {
    let mut pay = std::mem::take(&mut sheet.pay);
    pay.fill(NO_PAY);
    if let Some(rules) = &sheet.plan.pay {
        let whole = rules.whole();
        let graded = sheet.plan.grading.is_some();
        for (person, pay) in pay.iter_mut().enumerate() {
            let grade = if graded { sheet.grade[person] } else { 0 };
            if sheet.score[person] == NO_SCORE || grade == UNDECIDED {
                continue;
            }
            let class = sheet.class[at(sheet.village[person])];
            *pay = whole[rules.place(&sheet.plan, sheet.post[person], class, sheet.time[person], grade)];
        }
        withhold(sheet, rules, hits, &mut pay);
        if sheet.plan.events.items.iter().any(|item| item.yuan) {
            add_yuan(sheet, rules, events, &mut pay)?;
        }
    }
    sheet.pay = pay;
    Ok(())
}

impl PayRules {
    /// Where the amount of a post, a class, a time and a grade stands in each item.
    #[inline]
    pub(crate) fn place(&self, plan: &Plan, post: u8, class: u8, time: u16, grade: u8) -> usize {
        let times = usize::try_from(plan.time).expect("a period has at most 366 days") + 1;
        let who = usize::from(post) * plan.classes + usize::from(class);
        (who * times + usize::from(time)) * self.grades + usize::from(grade)
    }

    /// All items together.
    fn whole(&self) -> Vec<i64> {
        let places = self.items.first().map_or(0, Vec::len);
        (0..places).map(|place| self.items.iter().map(|item| item[place]).sum()).collect()
    }
}

/// Items that red lines take away.
fn withhold(sheet: &Sheet, rules: &PayRules, hits: &Hits, pay: &mut [i64]) {
    for (person, lost) in &hits.withheld {
        if pay[*person] == NO_PAY {
            continue;
        }
        let grade = if sheet.plan.grading.is_some() { sheet.grade[*person] } else { 0 };
        let class = sheet.class[at(sheet.village[*person])];
        let place = rules.place(&sheet.plan, sheet.post[*person], class, sheet.time[*person], grade);
        let taken = rules.items.iter().zip(lost).filter(|(_, lost)| **lost).map(|(item, _)| item[place]);
        pay[*person] -= taken.sum::<i64>();
    }
}

/// Events in yuan, rounded once.
fn add_yuan(sheet: &Sheet, rules: &PayRules, events: &Events, pay: &mut [i64]) -> Result<(), Wrong> {
    let mut walk = events.walk(sheet);
    for (person, pay) in pay.iter_mut().enumerate() {
        let Sums { yuan, .. } = walk.sums(person);
        if yuan != 0 && *pay != NO_PAY {
            // A ten-thousandth of a yuan is a hundredth of a fen.
            *pay += quotient(yuan, rules.step * 100, rules.mode) * rules.step;
        }
    }
    Ok(())
}
