/** Why a call of the engine ended without an answer. */

/** The worker stopped by itself: out of memory, a script that did not load, a fault outside core. It was started again. */
export class EngineCrash extends Error {
  override readonly name = 'EngineCrash';
}

/** Core could not answer; the message is its own. */
export class EngineFailure extends Error {
  override readonly name = 'EngineFailure';
}

/** A newer question or a newer document made this one pointless. Never shown to anybody. */
export class Superseded extends Error {
  override readonly name = 'Superseded';

  constructor() {
    super('a newer question replaced this one');
  }
}

/** The caller's signal ended the call, or the engine was disposed of. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';

  constructor() {
    super('cancelled');
  }
}
