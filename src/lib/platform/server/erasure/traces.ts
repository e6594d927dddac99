import { sql } from 'kysely';
import { withoutPerson } from '../../erased.ts';
import type { Trx } from '../db/open.ts';

/** Whom traces are of; `marks` are the words by which texts know them and nobody else. */
export type Traces = { id: string; name: string; email: string | null; marks: readonly string[] };

/**
 * Of letters to the person stays that one of the kind was written, and when; what waits is not sent any more. What they wrote goes. In
 * letters to others the tombstone stands in place of their marks.
 */
export async function eraseLetters(trx: Trx, { id, email, marks }: Traces): Promise<void> {
	await sql`update platform.mail set to_address = '', subject = '', body = '', html = '', attachments = '[]', last_error = null, reply_to = null,
			unsubscribe = null, confidential = true, delivered_at = coalesce(delivered_at, written_at),
			state = case when state in ('sent', 'kept') then state else 'kept' end
		where person_id = ${id} or to_address = ${email}`.execute(trx);
	await sql`delete from platform.inbound where person_id = ${id} or lower(from_address) = ${email}`.execute(trx);
	await sql`update platform.reply_address set sent_to = '' where person_id = ${id} or sent_to = ${email}`.execute(trx);
	if (marks.length === 0) return;
	const { rows } = await sql<{ id: string; subject: string; body: string; html: string; attachments: string }>`
		select id, subject, body, html, attachments::text as attachments from platform.mail
		where concat_ws(' ', subject, body, html, attachments::text) like any(${marks.map(containing)}) for update`.execute(trx);
	for (const { id: letter, ...texts } of rows) {
		const clean = Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, withoutPerson(text, marks)]));
		await trx.updateTable('platform.mail').set(clean).where('id', '=', letter).execute();
	}
}

/** What has happened stays; particulars that name the person go, and with them the salt of their print in the audit chain. */
export async function eraseParticulars(trx: Trx, { id, name, marks }: Traces): Promise<void> {
	const { rows } = await sql<{ id: string; particulars: string; theirs: boolean }>`
		select e.id, e.particulars::text as particulars, e.actor_id is not distinct from ${id}::uuid or exists (
				select from platform.event_subject s where s.event_id = e.id and s.subject_id = ${id}) as theirs
		from platform.event e
		where e.particulars <> '{}' and e.particulars::text like any(${[name, ...marks].map(containing)})`.execute(trx);
	const naming = rows.filter(({ particulars, theirs }) => theirs || withoutPerson(particulars, marks) !== particulars);
	if (naming.length > 0) await sql`select platform.empty_particulars(${naming.map((event) => event.id)}::bigint[])`.execute(trx);
}

/** What was counted of somebody’s tries, by any of the words under which it was, and what their programs were answered. */
export async function eraseAttempts(trx: Trx, personId: string, words: readonly string[]): Promise<void> {
	await sql`delete from platform.attempt where who = any(${[personId, ...words]})`.execute(trx);
	await sql`delete from platform.api_answer where person_id = ${personId}`.execute(trx);
}

/** Takes the address and the text off letters of a template that have left, or that could not leave for a week. */
export async function eraseFarewells(trx: Trx, now: Date, template: string): Promise<void> {
	await trx
		.updateTable('platform.mail')
		.set({ to_address: '', subject: '', body: '', html: '', last_error: null })
		.where('template', '=', template)
		.where('to_address', '<>', '')
		.where((eb) => eb.or([eb('state', 'in', ['sent', 'kept']), eb('written_at', '<', new Date(now.getTime() - 7 * 86_400_000))]))
		.execute();
}

const containing = (mark: string): string => `%${mark.replaceAll(/[\\%_]/g, '\\$&')}%`;
