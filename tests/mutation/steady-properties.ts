import fc from 'fast-check';

/** Every mutant meets the same inputs, so that a survivor of one run survives the next one too. */
fc.configureGlobal({ seed: 20_260_101 });
