//! Every gesture as a list of inputs.

use domain::funnel::Stage;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;

fn deal() -> DealId {
    DealId::new(Uuid::from_u128(1))
}

fn at(x: f64, y: f64) -> Point {
    Point { x, y }
}

fn stage(number: u8) -> Place {
    Place::Stage(Stage::new(number).unwrap())
}

fn down(kind: Pointer, grip: bool) -> Input {
    Input::Down { deal: deal(), pointer: 1, kind, at: at(0.0, 0.0), grip }
}

fn go(x: f64, over: Option<Place>) -> Input {
    Input::Go { pointer: 1, at: at(x, 0.0), over }
}

fn run(inputs: &[Input]) -> (Drag, Vec<Effect>) {
    let mut effects = Vec::new();
    let drag = inputs.iter().fold(Drag::Idle, |drag, input| {
        let (next, more) = drag.step(*input);
        effects.extend(more);
        next
    });
    (drag, effects)
}

#[test]
fn f6_a_finger_that_moves_before_the_hold_scrolls() {
    let (drag, effects) = run(&[down(Pointer::Touch, false), go(9.0, None), Input::Held]);
    assert_eq!(drag, Drag::Idle);
    assert_eq!(effects, [Effect::Hold]);
}

#[test]
fn f6_a_finger_that_trembles_still_lifts_after_the_hold() {
    let (drag, effects) = run(&[down(Pointer::Touch, false), go(7.0, None), Input::Held]);
    assert_eq!(drag.carried(), Some(deal()));
    assert_eq!(effects, [Effect::Hold, Effect::Lift]);
}

#[test]
fn f6_the_grip_lifts_at_once() {
    let (drag, effects) = run(&[down(Pointer::Touch, true)]);
    assert_eq!(drag.carried(), Some(deal()));
    assert_eq!(effects, [Effect::Lift]);
}

#[test]
fn f6_a_mouse_lifts_after_four_pixels_and_a_click_stays_a_click() {
    let (clicked, effects) =
        run(&[down(Pointer::Fine, false), go(3.0, None), Input::Up { pointer: 1 }]);
    assert_eq!((clicked, effects), (Drag::Idle, vec![]));
    let (drag, _) = run(&[down(Pointer::Fine, false), go(5.0, None)]);
    assert_eq!(drag.carried(), Some(deal()));
}

#[test]
fn f6_a_drop_lands_where_the_card_hovers() {
    let over = Some(stage(4));
    let inputs = [down(Pointer::Fine, true), go(50.0, over), Input::Up { pointer: 1 }];
    let (drag, effects) = run(&inputs);
    assert_eq!(drag, Drag::Idle);
    assert_eq!(effects.last(), Some(&Effect::Drop(stage(4))));
    assert!(effects.contains(&Effect::SwallowClick));
    assert!(effects.contains(&Effect::Over(over)));
}

#[test]
fn f6_a_drop_beside_everything_puts_the_card_back() {
    let (_, effects) = run(&[down(Pointer::Fine, true), Input::Up { pointer: 1 }]);
    assert_eq!(effects.last(), Some(&Effect::PutBack));
}

#[test]
fn f6_escape_a_second_finger_and_a_lost_pointer_put_the_card_back() {
    let second = Input::Down {
        deal: deal(),
        pointer: 2,
        kind: Pointer::Touch,
        at: at(5.0, 5.0),
        grip: false,
    };
    for end in [Input::Escape, second, Input::Lost { pointer: 1 }] {
        let (drag, effects) = run(&[down(Pointer::Touch, true), go(50.0, Some(stage(4))), end]);
        assert_eq!(drag, Drag::Idle);
        assert_eq!(effects.last(), Some(&Effect::PutBack));
    }
}

#[test]
fn f6_keys_lift_carry_and_drop() {
    let (drag, effects) = run(&[
        Input::Space { deal: deal(), place: stage(2) },
        Input::Arrow { over: neighbour(stage(2), 1) },
        Input::Space { deal: deal(), place: stage(2) },
    ]);
    assert_eq!(drag, Drag::Idle);
    let over = Effect::Over(Some(stage(3)));
    assert_eq!(effects, [Effect::Lift, over, Effect::Drop(stage(3))]);
}

#[test]
fn arrows_end_at_both_ends() {
    assert_eq!(neighbour(stage(1), -1), stage(1));
    assert_eq!(neighbour(stage(8), 1), Place::Won);
    assert_eq!(neighbour(Place::Parked, 1), Place::Parked);
}

fn any_input() -> impl Strategy<Value = Input> {
    let pointer = 1i32..3;
    prop_oneof![
        (pointer.clone(), any::<bool>(), any::<bool>()).prop_map(|(pointer, touch, grip)| {
            let kind = if touch { Pointer::Touch } else { Pointer::Fine };
            Input::Down { deal: deal(), pointer, kind, at: at(0.0, 0.0), grip }
        }),
        (pointer.clone(), 0.0..20.0, proptest::option::of(1u8..=8)).prop_map(|(pointer, x, s)| {
            Input::Go { pointer, at: at(x, 0.0), over: s.map(stage) }
        }),
        pointer.clone().prop_map(|pointer| Input::Up { pointer }),
        pointer.prop_map(|pointer| Input::Lost { pointer }),
        Just(Input::Held),
        Just(Input::Space { deal: deal(), place: stage(1) }),
        Just(Input::Arrow { over: stage(2) }),
        Just(Input::Escape),
    ]
}

proptest! {
    /// F6: whatever hands do, each lift ends once, in a drop or back where it was.
    #[test]
    fn f6_each_lift_ends_exactly_once(inputs in proptest::collection::vec(any_input(), 0..40)) {
        let (drag, effects) = run(&inputs);
        let count = |wanted: fn(&Effect) -> bool| effects.iter().filter(|e| wanted(e)).count();
        let lifts = count(|effect| matches!(effect, Effect::Lift));
        let ends = count(|effect| matches!(effect, Effect::Drop(_) | Effect::PutBack));
        prop_assert_eq!(lifts, ends + usize::from(drag.carried().is_some()));
    }
}
