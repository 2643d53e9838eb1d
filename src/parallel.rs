//! Two pieces of work done at once, where the machine has a second core and the work is worth starting a thread. What
//! comes out is the same either way.

use std::panic::resume_unwind;
use std::sync::{LazyLock, Mutex, PoisonError};
use std::thread::{Builder, available_parallelism, scope};

/// Whether the machine does two things at once. Asked once, for the answer is read from files.
static TWO_CORES: LazyLock<bool> = LazyLock::new(|| available_parallelism().is_ok_and(|cores| cores.get() > 1));

/// Bytes of text to be gone through from which on a thread is worth its while. With less the other core, which has none of
/// it at hand and gets memory of its own, was seen to gain nothing.
const WORTH_A_THREAD: usize = 600_000;

/// Whether so much work is done at once.
pub(crate) fn is_worth_it(bytes: usize) -> bool {
    bytes >= WORTH_A_THREAD && *TWO_CORES
}

/// Does two pieces of work that go through so many bytes of text, the second one on the thread of the caller.
pub(crate) fn both<A: Send, B>(bytes: usize, one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B) -> (A, B) {
    if !is_worth_it(bytes) {
        return (one(), other());
    }
    // Kept here for the case that the system starts no thread.
    let waiting = Mutex::new(Some(one));
    let take = || waiting.lock().unwrap_or_else(PoisonError::into_inner).take();
    scope(|scope| {
        let started = Builder::new().spawn_scoped(scope, || take().map(|one| one()));
        let other = other();
        let done = started.ok().and_then(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic)));
        (done.or_else(|| take().map(|one| one())).expect("the work is done by one thread or the other"), other)
    })
}

/// Makes a list from another one, both halves of it at once; in the order of the other one.
pub(crate) fn in_halves<A: Sync, B: Send>(bytes: usize, list: &[A], make: impl Fn(&[A]) -> Vec<B> + Sync) -> Vec<B> {
    let (first, second) = list.split_at(list.len() / 2);
    let (rest, mut made) = both(bytes, || make(second), || make(first));
    made.extend(rest);
    made
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::thread::current;

    #[test]
    fn both_are_done_whether_the_work_is_worth_a_thread_or_not() {
        for bytes in [0, WORTH_A_THREAD] {
            let mut other_ran_on = None;
            let (one, ()) = both(bytes, || current().id(), || other_ran_on = Some(current().id()));
            assert_eq!(other_ran_on, Some(current().id()));
            assert_eq!(one == current().id(), bytes == 0 || !*TWO_CORES);
        }
    }

    #[test]
    fn halves_are_put_together_in_their_order() {
        let twice = |list: &[usize]| list.iter().map(|number| 2 * number).collect::<Vec<_>>();
        for bytes in [0, WORTH_A_THREAD] {
            assert_eq!(in_halves(bytes, &[3, 1, 2], twice), [6, 2, 4]);
            assert!(in_halves(bytes, &[], twice).is_empty());
        }
    }

    #[test]
    fn a_panic_on_the_other_thread_is_the_callers() {
        let fails = || both(WORTH_A_THREAD, || panic!("told"), || ());
        let told = std::panic::catch_unwind(fails).map(|((), ())| ()).expect_err("it panics");
        assert_eq!(told.downcast_ref::<&str>(), Some(&"told"));
    }
}
