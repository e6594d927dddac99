import { sql } from 'kysely';
import { dayOf, inLocale } from '#platform';
import { invitation, writeMail, type Context, type Trx } from '#platform/server';
import { personById, personsById, type Person } from '#people/server';
import { callsOfEdition } from '#programmes/server';
import { itemById, readersOf, roomById } from '../rooms/index.ts';
import { gatheringAddress, gatheringEvent } from './gathering-event.ts';
import type { GatheringRecord } from './gathering-record.ts';
import { gatheringCancelled, gatheringChanged, gatheringPlanned } from './mails/gatherings.ts';

const templates = {
	'gathering.planned': gatheringPlanned,
	'gathering.changed': gatheringChanged,
	'gathering.cancelled': gatheringCancelled
} as const;

/**
 * Writes about a gathering, with its entry for the calendar: that it is planned to people of the room who see it and have not
 * stopped such letters; that it has changed or is called off to those who have signed up and may still see it. Nobody is written to of what they did themself.
 */
export async function tellGathering(trx: Trx, context: Context, gathering: GatheringRecord, what: keyof typeof templates): Promise<void> {
	const room = await roomById(trx, gathering.room_id);
	const contact = await contactOf(trx, gathering);
	if (!room || !contact) return;
	const readers = what === 'gathering.planned' ? await invitedTo(trx, context, gathering) : await comingTo(trx, context, gathering);
	for (const reader of (await personsById(trx, readers)).values()) {
		if (reader.email === null || (context.actor.kind === 'person' && reader.id === context.actor.id)) continue;
		const letter = templates[what][reader.locale]({
			...gathering,
			room: inLocale(room.name, reader.locale),
			why: gathering.cancelled_why ?? '',
			address: gatheringAddress(gathering, reader.locale)
		});
		await writeMail(
			trx,
			context.now,
			what.replace('.', '-'),
			{ email: reader.email, locale: reader.locale, person_id: reader.id },
			{
				...letter,
				attachments: [entryFor(gathering, contact, reader)],
				...(what === 'gathering.planned' ? { reply: { purpose: 'spaces.gathering', subject_id: gathering.id } } : {})
			},
			`${what}:${gathering.id}:${gathering.revision}:${reader.id}`
		);
	}
}

const entryFor = (gathering: GatheringRecord, contact: { name: string; email: string }, reader: Person) => ({
	name: `kartu-${dayOf(gathering.starts_at)}.ics`,
	type: 'text/calendar' as const,
	method: gathering.cancelled_at === null ? ('REQUEST' as const) : ('CANCEL' as const),
	content: invitation(gatheringEvent(gathering, reader.locale), contact, { name: reader.name, email: reader.email ?? '' })
});

/** People of the room who see it, but those who have said that letters from this room are not for them. */
async function invitedTo(trx: Trx, { now }: Context, gathering: GatheringRecord): Promise<string[]> {
	const item = await itemById(trx, gathering.id);
	if (!item) return [];
	const readers = await readersOf(trx, item, dayOf(now));
	const { rows } = await sql<{ person_id: string }>`
		select distinct member.person_id from spaces.member member
		where member.room_id = ${gathering.room_id} and member.person_id = any(${readers}::uuid[]) and member.part <> 'centre_officer'
			and not exists (select from spaces.preference p where p.person_id = member.person_id and p.room_id = member.room_id and not p.direct)
		order by member.person_id`.execute(trx);
	return rows.map(({ person_id }) => person_id);
}

async function comingTo(trx: Trx, { now }: Context, { id }: GatheringRecord): Promise<string[]> {
	const item = await itemById(trx, id);
	const readers = new Set(item ? await readersOf(trx, item, dayOf(now)) : []);
	const rows = await trx
		.selectFrom('spaces.sign_up')
		.select('person_id')
		.where('event_id', '=', id)
		.where('withdrawn_at', 'is', null)
		.orderBy('person_id')
		.execute();
	return rows.map(({ person_id }) => person_id).filter((person) => readers.has(person));
}

/** Whoever answers for the edition, else whoever planned it. */
async function contactOf(trx: Trx, { edition_id, author_id }: GatheringRecord): Promise<{ name: string; email: string } | undefined> {
	const [call] = await callsOfEdition(trx, edition_id);
	if (call) return { name: call.contact.name, email: call.contact.email };
	const author = await personById(trx, author_id);
	return author?.email ? { name: author.name, email: author.email } : undefined;
}
