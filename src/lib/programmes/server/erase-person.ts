import { sql } from 'kysely';
import type { Eraser } from '#people/server';

/** A question to a call stays, and its answer; the address to which the answer was to go does not. */
export const eraseFromProgrammes: Eraser = {
	counts: () => Promise.resolve({}),
	erase: async (trx, { email }) => {
		if (email) await sql`update programmes.question set asked_by = null where asked_by = ${email}`.execute(trx);
	}
};
