import * as v from 'valibot';
import type { Trx } from '#platform/server';
import { RegisterSchema, type RegisterEntry } from '../../register-entry.ts';

/** A register as it was closed: what it said, who taught, who closed it, and why it was closed anew. */
export type Closing = {
	id: string;
	session_id: string;
	number: number;
	register: RegisterEntry[];
	lecturers: string[];
	closed_at: Date;
	by: string | null;
	reason: string;
};

/** Every closing of some half-days, the last of each first. */
export async function closingsOf(trx: Trx, sessions: readonly string[]): Promise<Closing[]> {
	if (sessions.length === 0) return [];
	const rows = await trx
		.selectFrom('delivery.closing as c')
		.leftJoin('people.person as person', 'person.id', 'c.closed_by')
		.select(['c.id', 'c.session_id', 'c.number', 'c.register', 'c.lecturers', 'c.closed_at', 'person.name as by', 'c.reason'])
		.where('c.session_id', 'in', [...sessions])
		.orderBy('c.number', 'desc')
		.execute();
	return rows.map((row) => ({ ...row, register: v.parse(RegisterSchema, row.register) }));
}

/** The closing that is in force. */
export const lastClosing = async (trx: Trx, sessionId: string): Promise<Closing | undefined> => (await closingsOf(trx, [sessionId]))[0];
