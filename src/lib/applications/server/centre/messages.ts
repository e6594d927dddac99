import { done, inLocale, isId, newId, prose, refused, type Fault, type Outcome } from '#platform';
import { record, within, type Context, type Trx } from '#platform/server';
import { siteAddress } from '#people/server';
import { callById, type CallRecord } from '#programmes/server';
import { accessTo } from '../access.ts';
import { message } from '../mails/message.ts';
import { nameOf, pathOf, tell } from '../tell.ts';
import { callForCentre } from './centre-call.ts';
import { centreSide, schoolSide, type Side } from './sides.ts';

/** One letter of the thread between a school and the centre. */
export type Message = { id: string; from_centre: boolean; author: string; body: string; sent_at: Date; read_at: Date | null };
export type Thread = {
	application: { id: string; reference: string; school_id: string };
	call: CallRecord;
	side: Side;
	messages: Message[];
};

export type MessageRefusal = 'not_found' | 'not_allowed';
export type SendRefusal = MessageRefusal | 'message_unreadable' | 'too_many';

/** So many letters an hour are a conversation; more are a mistake. */
const limit = { times: 60, seconds: 3600 };

/**
 * Writes to the other side of an application: from the centre to the school that sent it, or from the school to the
 * centre, also while the school is still writing. The other side gets a letter with the words and the way to answer.
 */
export function sendMessage(
	context: Context,
	{ application_id, body }: { application_id: string; body: string }
): Promise<Outcome<{ id: string }, SendRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const stand = await standOf(trx, context, application_id);
		if (!stand.ok) return stand;
		if (context.actor.kind !== 'person') return refused('not_allowed');
		const { application, side } = stand.value;
		const words = prose(body);
		const faults = faultsIn(words);
		if (faults.length > 0) return refused('message_unreadable', faults);
		if (!(await within(trx, context.now, 'application message', context.actor.id, limit))) return refused('too_many');

		const id = newId();
		await trx
			.insertInto('applications.message')
			.values({
				id,
				application_id: application.id,
				author_id: context.actor.id,
				from_centre: side === 'centre',
				body: words,
				sent_at: context.now
			})
			.execute();
		await record(trx, context, {
			name: 'application.message_sent',
			subject: { kind: 'application', id: application.id },
			also: [{ kind: 'school', id: application.school_id }],
			particulars: { reference: application.reference, from_centre: side === 'centre' }
		});
		await tellOtherSide(trx, context, stand.value, id, words);
		return done({ id });
	});
}

/** The thread of an application, for both of its sides. */
export function readThread(context: Context, application_id: string): Promise<Outcome<Thread, MessageRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const stand = await standOf(trx, context, application_id);
		return stand.ok ? done({ ...stand.value, messages: await messagesOf(trx, stand.value.application.id) }) : stand;
	});
}

/** Says that somebody of a side has read what the other side wrote. */
export function readMessages(context: Context, application_id: string): Promise<Outcome<undefined, MessageRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const stand = await standOf(trx, context, application_id);
		if (!stand.ok) return stand;
		await markRead(trx, context, stand.value.application.id, stand.value.side);
		return done();
	});
}

export const markRead = (trx: Trx, { now }: Pick<Context, 'now'>, applicationId: string, side: Side) =>
	trx
		.updateTable('applications.message')
		.set({ read_at: now })
		.where('application_id', '=', applicationId)
		.where('from_centre', '=', side === 'school')
		.where('read_at', 'is', null)
		.execute();

export const messagesOf = (trx: Trx, applicationId: string): Promise<Message[]> =>
	trx
		.selectFrom('applications.message as message')
		.innerJoin('people.person as person', 'person.id', 'message.author_id')
		.select(['message.id', 'message.from_centre', 'person.name as author', 'message.body', 'message.sent_at', 'message.read_at'])
		.where('message.application_id', '=', applicationId)
		.orderBy('message.sent_at')
		.execute();

type Stand = Omit<Thread, 'messages'>;

/** On which side of the application somebody stands; a person of neither is not told that it exists. */
async function standOf(trx: Trx, context: Context, id: string): Promise<Outcome<Stand, MessageRefusal>> {
	const row = isId(id)
		? await trx
				.selectFrom('applications.application')
				.select(['id', 'reference', 'school_id', 'call_id', 'submission_id'])
				.where('id', '=', id)
				.executeTakeFirst()
		: undefined;
	if (!row) return refused('not_found');
	const { call_id, submission_id, ...application } = row;
	const call = await callForCentre(trx, context, call_id);
	if (call.ok && submission_id !== null) return done({ application, call: call.value, side: 'centre' });
	const access = await accessTo(trx, context, id);
	if (!access) return refused('not_found');
	if (access.right === 'view' || access.claimed) return refused('not_allowed');
	const record = await callById(trx, call_id);
	return record ? done({ application, call: record, side: 'school' }) : refused('not_found');
}

function faultsIn(words: string): Fault[] {
	const length = [...words].length;
	if (length === 0) return [{ field: 'body', key: 'application_centre_fault_message_missing' }];
	return length > 5000 ? [{ field: 'body', key: 'application_centre_fault_message_too_long', values: { most: 5000 } }] : [];
}

async function tellOtherSide(trx: Trx, context: Context, { application, call, side }: Stand, id: string, body: string): Promise<void> {
	const persons =
		side === 'centre' ? await schoolSide(trx, context, application) : await centreSide(trx, context, call.programme.centre_id);
	const path = side === 'centre' ? `${pathOf(application)}/messages` : centrePath(call, application.id);
	const by = await nameOf(trx, context);
	await tell(trx, context, persons, `application.message_sent:${id}`, 'application-message', (locale) =>
		message[locale]({ reference: application.reference, call: inLocale(call.name, locale), by, body, address: siteAddress(path, locale) })
	);
}

/** Where the centre reads an application. */
export const centrePath = ({ slug, programme }: Pick<CallRecord, 'slug' | 'programme'>, applicationId: string): string =>
	`/programme/${programme.slug}/calls/${slug}/applications/${applicationId}`;
