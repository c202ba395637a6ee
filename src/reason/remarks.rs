//! What belongs in the remarks column of a pay sheet.

use super::{Explain, Step};
use crate::grade::Why;
use crate::score::BaseScore;

impl Explain<'_> {
    /// What belongs in the remarks column of a pay sheet.
    pub fn remarks(self, index: usize) -> Vec<Step> {
        let mut remarks: Vec<Step> = self.hits(index).into_iter().map(|reason| reason.step).collect();
        if let BaseScore::Pending(missing) = &self.found().base[index] {
            remarks.push(Step::ScorePending { indicators: self.missing_names(missing) });
        }
        if let Some(graded) = &self.found().grades[index] {
            if let Some((grade, _)) = &graded.by_rule {
                let lost =
                    (0..self.grades().len()).filter(|better| better != grade && self.lost_by(index, *better).is_some());
                remarks.extend(lost.filter_map(|better| self.no_place(index, better)).map(|reason| reason.step));
            }
            match &graded.by_rule {
                Some((_, Why::Undecided)) if graded.decision.is_some() => {}
                Some((grade, why @ (Why::TieUp | Why::TieDecision(_) | Why::Undecided))) => {
                    remarks.push(self.by_rule(index, *grade, why).step);
                }
                _ => {}
            }
            remarks.extend(self.by_decision(index, graded).map(|reason| reason.step));
        }
        if self.team {
            return remarks;
        }
        let own = self.subject_of(index);
        if own.main_post.is_some() && own.months != self.quarter.period.span.months() {
            remarks.push(Step::Months { months: own.months, reason: own.months_reason.clone() });
        }
        // A post that stands for several says so by its name.
        remarks.extend(self.two_posts(index).filter(|_| own.posts.len() > 1).map(|reason| reason.step));
        let reached = |step: &Step| matches!(step, Step::Run { consequence: Some(_), .. });
        remarks.extend(self.run(index).map(|reason| reason.step).filter(reached));
        let adjustments = own.adjustments.iter();
        remarks.extend(adjustments.map(|adjustment| Step::NetAdjustment { reason: adjustment.reason.clone() }));
        remarks
    }
}
