//! The page of the lists.

use domain::coaching::skill::{Area, Skill};
use leptos::prelude::*;

use super::api::{self, Line, List, Lists};
use super::large::LargeSale;
use super::panel::{Entry, Panel};
use crate::problem::Problem;
use crate::ui::frame::Frame;
use crate::ui::icon::Icon;
use crate::ui::input::Refused;
use crate::wire::resource;
use crate::words::{Words, use_words};

#[component]
pub fn ListsPage() -> impl IntoView {
    let words = use_words();
    let lists = resource(|| (), |()| api::lists());
    view! {
        <Frame>
            <div class="top">
                <header class="bar account-bar">
                    <a
                        class="button is-quiet is-round"
                        href="/settings"
                        aria-label=words.settings_title()
                    >
                        <Icon name="i-back" />
                    </a>
                    <h1>{words.lists_title()}</h1>
                </header>
            </div>
            <main class="is-scrolling" id="main" tabindex="-1">
                <div class="page">
                    <Suspense>
                        {move || Suspend::new(async move { shown(lists.await, words) })}
                    </Suspense>
                </div>
            </main>
        </Frame>
    }
}

fn shown(lists: Result<Lists, Problem>, words: Words) -> AnyView {
    let lists = match lists {
        Ok(lists) => RwSignal::new(lists),
        Err(problem) => {
            return view! { <Refused wrong=Signal::stored(Some(problem)) /> }.into_any();
        }
    };
    let products = Signal::derive(move || {
        let entry = |product: &domain::account::Product| Entry {
            line: Line::Product(product.id),
            name: product.name.to_string(),
            retired: product.retired,
        };
        lists.with(|lists| lists.products.iter().map(entry).collect::<Vec<_>>())
    });
    let campaigns = Signal::derive(move || {
        let entry = |source: &domain::account::Source| {
            let (line, retired) = (Line::Campaign(source.id), source.retired);
            Some(Entry { line, name: source.name.as_ref()?.to_string(), retired })
        };
        lists.with(|lists| lists.sources.iter().filter_map(entry).collect::<Vec<_>>())
    });
    let skills = move |area: Area| {
        Signal::derive(move || {
            let entry = |skill: &Skill| Entry {
                line: Line::Skill(skill.id),
                name: words.skill(skill),
                retired: skill.retired,
            };
            let of_area = |lists: &Lists| {
                let skills = lists.skills.iter().filter(|skill| skill.area == area);
                skills.map(entry).collect::<Vec<_>>()
            };
            lists.with(of_area)
        })
    };
    let channels = lists.with_untracked(|lists| {
        let plain = lists.sources.iter().filter(|source| source.name.is_none());
        plain.map(|source| view! { <li class="chip">{words.source(source)}</li> }).collect_view()
    });
    view! {
        <section class="panel" aria-labelledby="products">
            <header>
                <h2 id="products">{words.lists_products()}</h2>
                <p>{words.lists_products_text()}</p>
            </header>
            <Panel list=List::Products entries=products lists />
        </section>
        <section class="panel" aria-labelledby="sources">
            <header>
                <h2 id="sources">{words.lists_sources()}</h2>
                <p>{words.lists_sources_text()}</p>
            </header>
            <h3 id="channels">{words.lists_channels()}</h3>
            <ul class="chips lists-channels" aria-labelledby="channels">
                {channels}
            </ul>
            <h3>{words.lists_campaigns()}</h3>
            <Panel list=List::Campaigns entries=campaigns lists />
        </section>
        <section class="panel" aria-labelledby="skills">
            <header>
                <h2 id="skills">{words.coaching_skills()}</h2>
                <p>{words.coaching_skills_text()}</p>
            </header>
            <h3>{words.skills_of_visits()}</h3>
            <Panel list=List::Skills(Area::Visits) entries=skills(Area::Visits) lists />
            <LargeSale lists />
            <h3>{words.skills_of_knowledge()}</h3>
            <Panel list=List::Skills(Area::Knowledge) entries=skills(Area::Knowledge) lists />
            <h3>{words.skills_of_leading()}</h3>
            <Panel list=List::Skills(Area::Leading) entries=skills(Area::Leading) lists />
        </section>
    }
    .into_any()
}
