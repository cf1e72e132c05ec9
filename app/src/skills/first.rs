//! What to train first, by the answers of both side by side; and what follows from it.

use domain::coaching::skill::{Answer, Area, Beside};
use domain::id::SkillId;
use domain::skills::{About, Test, latest, ranked};
use leptos::prelude::*;

use super::here::Here;
use super::knowledge::LearnAsked;
use crate::ui::icon::Icon;
use crate::words::{Words, use_words};

#[component]
pub fn First(here: Here, about: About) -> impl IntoView {
    let words = use_words();
    move || {
        let tests = here.tests(about);
        let rep = latest(&tests, |by| by == about.person);
        // Of several who led them one after the other, who does now.
        let led_by = here.opened.with(|opened| opened.of.as_ref().and_then(|of| of.led_by));
        let coach = latest(&tests, |by| by != about.person && Some(by) == led_by);
        if rep.is_none() && coach.is_none() {
            return None;
        }
        let all = ranked(rep, coach);
        let both = rep.is_some() && coach.is_some();
        let name =
            |test: &Test| here.name(test.by).unwrap_or_else(|| words.skills_mine().to_owned());
        let sides = [rep.map(name), coach.map(name)];
        let heads = sides.iter().flatten().map(|name| {
            view! { <th scope="col">{name.clone()}</th> }
        });
        let heads = heads.collect_view();
        let rows = all
            .iter()
            .enumerate()
            .map(|(at, (skill, beside))| row(here, about, (at, *skill), *beside, &sides));
        let rows = rows.collect_view();
        let kind = if about.leading { "leading" } else { "rep" };
        let text = both.then(|| words.skills_first_text());
        let shown = if all.is_empty() {
            view! { <p>{words.skills_nothing()}</p> }.into_any()
        } else {
            view! {
                <div
                    class="skills-scroll"
                    tabindex="0"
                    role="region"
                    aria-labelledby=format!("first-{kind}")
                >
                    <table class="cards">
                        <thead>
                            <tr>
                                <th scope="col">{words.skills_item()}</th>
                                {heads}
                                <th scope="col">{words.skills_gap()}</th>
                                <td></td>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            }
            .into_any()
        };
        Some(view! {
            <section class="panel skills-first" data-first=kind>
                <header>
                    <h2 id=format!("first-{kind}")>{words.skills_first()}</h2>
                    {text.map(|text| view! { <p>{text}</p> })}
                </header>
                {shown}
            </section>
        })
    }
}

/// `sides`: whose the rep's answers are, where they are there, and whose the coach's.
fn row(
    here: Here,
    about: About,
    (at, skill): (usize, SkillId),
    beside: Beside,
    [rep, coach]: &[Option<String>; 2],
) -> impl IntoView + use<> {
    let words = here.write.words();
    let name = here.skill_name(skill);
    let apart = beside.is_far_apart().then(|| {
        view! {
            <span class="mark is-due">
                <Icon name="i-coaching" />
                <span>{words.skills_apart()}</span>
            </span>
        }
    });
    let cells = [(rep, beside.rep), (coach, beside.coach)];
    let cells = cells.into_iter().filter_map(|(of, answer)| Some(cell(words, of.clone()?, answer)));
    let cells = cells.collect_view();
    view! {
        <tr>
            <th scope="row">{name} {apart}</th>
            {cells}
            <td class="num skills-gap" data-label=words.skills_gap()>
                {beside.gap().to_string()}
            </td>
            <td>{act(here, about, skill, at == 0)}</td>
        </tr>
    }
}

/// `of`: whose the answer is, said beside it where there is no room for a head.
fn cell(words: Words, of: String, answer: Option<Answer>) -> impl IntoView + use<> {
    let told = answer.map(|answer| {
        let [importance, ability] =
            [answer.importance, answer.ability].map(|grade| u8::from(grade).to_string());
        let said = words.skills_pair_said(&importance, &ability);
        view! {
            <span aria-hidden="true">{words.skills_pair(&importance, &ability)}</span>
            <span class="hidden">{said}</span>
        }
    });
    view! {
        <td class="num" data-label=of>
            {told}
        </td>
    }
}

/// Keeps C8, one chain: a skill of visits leads to a joint visit, knowledge to the list of what is
/// to be learned.
fn act(here: Here, about: About, skill: SkillId, first: bool) -> Option<AnyView> {
    let words = here.write.words();
    let class = if first { "button" } else { "button is-quiet" };
    match here.skill(skill)?.area {
        Area::Leading => None,
        Area::Visits => {
            let of = match here.me == about.person {
                true => String::new(),
                false => format!("of={}&", about.person),
            };
            let to = format!("/visits?{of}skill={skill}");
            Some(
                view! { <a class=class href=to data-act="joint">{words.skills_joint()}</a> }
                    .into_any(),
            )
        }
        Area::Knowledge => {
            let asked = expect_context::<LearnAsked>();
            let stock = here.skill(skill).and_then(|skill| skill.stock);
            Some(
                view! {
                    <button
                        class=class
                        type="button"
                        data-act="learn"
                        on:click=move |_| asked.begin(stock)
                    >
                        {words.skills_learn()}
                    </button>
                }
                .into_any(),
            )
        }
    }
}
