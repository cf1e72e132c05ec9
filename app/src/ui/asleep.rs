//! What the server drew and the browser takes over a little later. A page with many of the same
//! comes alive at once, and they wake one after the other, so that nobody's touch waits for all.
//! And what one touches after the cards, head and rail, travels after them: it wakes when its part
//! has come ([`late`]). What is done to it meanwhile is kept by `frontend/meanwhile.js`.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::{Rc, Weak};
use std::time::Duration;

use leptos::prelude::*;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Position, PositionState, Render};
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Node};

use crate::live::travel;
use crate::part::{Ahead, Coming, Part, part};

/// The `data-asleep` of what is drawn [`late`]: it stands on what the server drew till that is awake.
pub const ASLEEP: Option<&str> = if cfg!(feature = "ssr") { Some("") } else { None };

#[wasm_bindgen(js_namespace = loudou)]
extern "C" {
    fn quiet() -> js_sys::Promise;
    fn awake();
}

/// How long waking may hold the page up at a time, in milliseconds.
const SLICE: f64 = 8.0;

/// Those of a page that are not awake yet, in the order in which they are drawn.
#[derive(Clone, Copy)]
pub struct Sleepers(StoredValue<VecDeque<Weak<RefCell<Bed>>>, LocalStorage>);

impl Sleepers {
    pub fn new() -> Self {
        Self(StoredValue::new_local(VecDeque::new()))
    }

    /// Wakes all at once: what one is about to do may concern any of them.
    pub fn wake_all(self) {
        while self.wake_one() {}
    }

    /// Wakes one after the other, with room between for whatever else is to be done, and calls
    /// `then` when all are awake.
    pub fn wake_in_turn(self, then: impl FnOnce() + 'static) {
        let until = js_sys::Date::now() + SLICE;
        while js_sys::Date::now() < until {
            if !self.wake_one() {
                return then();
            }
        }
        set_timeout(move || self.wake_in_turn(then), Duration::ZERO);
    }

    /// Whether there was one.
    fn wake_one(self) -> bool {
        let first = self.0.try_update_value(VecDeque::pop_front).flatten();
        // Who is gone meanwhile sleeps on.
        if let Some(bed) = first.as_ref().and_then(Weak::upgrade) {
            wake(&bed);
        }
        first.is_some()
    }
}

/// A view of one element that sleeps if the server drew it. `same` tells whether it would still be
/// drawn as the server did; where not, it is drawn anew.
pub fn asleep(
    draw: impl FnOnce() -> AnyView + Send + 'static,
    same: impl FnOnce() -> bool + Send + 'static,
) -> AnyView {
    Asleep { draw: Box::new(draw), same: Box::new(same), late: None }.into_any()
}

/// A view of one element that travels in a part of the program: what the server drew of it sleeps
/// till that has come.
pub fn late<A, D>(
    ahead: impl Fn() -> A + Clone + Send + 'static,
    draw: impl Fn() -> D + Send + 'static,
    same: impl FnOnce() -> bool + Send + 'static,
) -> AnyView
where
    A: Future<Output = Ahead> + 'static,
    D: Future<Output = Part> + 'static,
{
    let get = ahead.clone();
    let late: Box<dyn Fn() -> Coming + Send> = Box::new(move || Box::pin(get()));
    let draw = Box::new(move || part(ahead, draw));
    Asleep { draw, same: Box::new(same), late: Some(late) }.into_any()
}

struct Asleep {
    draw: Box<dyn FnOnce() -> AnyView + Send>,
    same: Box<dyn FnOnce() -> bool + Send>,
    /// Gets what it is drawn by, where that travels later.
    late: Option<Box<dyn Fn() -> Coming + Send>>,
}

/// Where one sleeps, or where they are once awake.
pub struct Sleeper(Rc<RefCell<Bed>>);

enum Bed {
    Asleep { element: Element, view: Asleep, owner: Owner },
    Waking { element: Element },
    Awake(AnyViewState),
}

fn wake(bed: &RefCell<Bed>) {
    let element = match &*bed.borrow() {
        Bed::Asleep { element, .. } => element.clone(),
        _ => return,
    };
    let before = bed.replace(Bed::Waking { element: element.clone() });
    let Bed::Asleep { view: Asleep { draw, same, .. }, owner, .. } = before else { return };
    let state = owner.with(|| {
        if same() {
            let here = PositionState::new(Position::Current);
            return draw().hydrate::<true>(&Cursor::new(element), &here);
        }
        let mut state = draw().build();
        if let Some(parent) = element.parent_element() {
            state.mount(&parent, Some(&element));
        }
        element.remove();
        state
    });
    bed.replace(Bed::Awake(state));
}

/// Wakes as soon as its part is there, and has done what was done to it meanwhile.
async fn wake_late(late: Box<dyn Fn() -> Coming + Send>, sleeper: Weak<RefCell<Bed>>) {
    while late().await.is_err() {
        travel::sleep(travel::WAIT).await;
    }
    let _ = JsFuture::from(quiet()).await;
    // Who is gone meanwhile sleeps on.
    let Some(bed) = sleeper.upgrade() else { return };
    let element = match &*bed.borrow() {
        Bed::Asleep { element, .. } => element.clone(),
        _ => return,
    };
    wake(&bed);
    let _ = element.remove_attribute("data-asleep");
    awake();
}

impl Render for Asleep {
    type State = Sleeper;

    fn build(self) -> Sleeper {
        Sleeper(Rc::new(RefCell::new(Bed::Awake((self.draw)().build()))))
    }

    fn rebuild(self, state: &mut Sleeper) {
        let mut new = self.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

impl AddAnyAttr for Asleep {
    type Output<A: Attribute> = Self;

    /// It takes none from outside: what it draws brings its own.
    fn add_any_attr<A: Attribute>(self, _: A) -> Self {
        self
    }
}

impl RenderHtml for Asleep {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        buf: &mut String,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        attrs: Vec<AnyAttribute>,
    ) {
        (self.draw)().to_html_with_buf(buf, position, escape, mark_branches, attrs);
    }

    fn hydrate<const FROM_SERVER: bool>(
        mut self,
        cursor: &Cursor,
        position: &PositionState,
    ) -> Sleeper {
        let (sleepers, owner) = (use_context::<Sleepers>(), Owner::current());
        let late = self.late.take();
        let Some(owner) = owner.filter(|_| late.is_some() || sleepers.is_some()) else {
            let state = (self.draw)().hydrate::<FROM_SERVER>(cursor, position);
            return Sleeper(Rc::new(RefCell::new(Bed::Awake(state))));
        };
        if position.get() == Position::FirstChild {
            cursor.child();
        } else if position.get() != Position::Current {
            cursor.sibling();
        }
        let element: Element = cursor.current().unchecked_into();
        position.set(Position::NextChild);
        let bed = Rc::new(RefCell::new(Bed::Asleep { element, view: self, owner }));
        let sleeper = Rc::downgrade(&bed);
        if let Some(late) = late {
            spawn_local(wake_late(late, sleeper));
        } else if let Some(sleepers) = sleepers {
            sleepers.0.try_update_value(|all| all.push_back(sleeper));
        }
        Sleeper(bed)
    }

    fn into_owned(self) -> Self {
        self
    }
}

impl Mountable for Sleeper {
    fn unmount(&mut self) {
        match &mut *self.0.borrow_mut() {
            Bed::Asleep { element, .. } | Bed::Waking { element } => element.remove(),
            Bed::Awake(state) => state.unmount(),
        }
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        match &mut *self.0.borrow_mut() {
            Bed::Asleep { element, .. } | Bed::Waking { element } => {
                let _ = parent.insert_before(element, marker);
            }
            Bed::Awake(state) => state.mount(parent, marker),
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match &*self.0.borrow() {
            Bed::Asleep { element, .. } | Bed::Waking { element } => {
                let parent = element.parent_element();
                parent.is_some_and(|parent| {
                    child.mount(&parent, Some(element));
                    true
                })
            }
            Bed::Awake(state) => state.insert_before_this(child),
        }
    }

    fn elements(&self) -> Vec<Element> {
        match &*self.0.borrow() {
            Bed::Asleep { element, .. } | Bed::Waking { element } => vec![element.clone()],
            Bed::Awake(state) => state.elements(),
        }
    }
}
