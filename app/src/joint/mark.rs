//! The mark of a joint visit: which kind, with whom, for which skill.

use domain::coaching::joint::{Joint, Kind};
use leptos::prelude::*;

use crate::ui::icon::Icon;
use crate::words::use_words;

/// As it is seen by one of the two; `name` is the other's.
#[component]
pub fn JointMark(joint: Joint, skill: String, name: String) -> impl IntoView {
    let words = use_words();
    let kind = words.joint_kind(joint.kind);
    let class = if joint.asked { "mark is-due" } else { "mark is-joint" };
    let icon = match joint.kind {
        Kind::Coaching => "i-coaching",
        Kind::Demonstration => "i-team",
    };
    let asked = joint.asked.then(|| words.coaching_asked());
    let with = words.coaching_with(kind, &name);
    let text: Vec<&str> = [asked, Some(with.as_str())].into_iter().flatten().collect();
    view! {
        <span class="joint" data-joint=joint.kind.word()>
            <span class=class>
                <Icon name=icon />
                <span>{text.join(" · ")}</span>
            </span>
            <span class="joint-skill">{skill}</span>
        </span>
    }
}
