import { addDays, dayOf, instantAt, isDay, type Day, type Fault } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import type { Part } from '../../index.ts';
import { membersOf, type Member } from '../rooms/index.ts';
import { subjectsOfDiscussion } from './discussion-record.ts';

/** Who is asked for help, and the last day on which an answer helps. */
export type Help = { helper_id: string; answer_by: Day };

/** Whose work it is to help. */
const helping: readonly Part[] = ['network_coordinator', 'expert', 'lecturer', 'centre_officer'];

/** So many days ahead help can be asked for. */
const mostDays = 90;

/** Those of a room who can be asked for help by whoever acts: coordinators, experts, lecturers, officers of the centre. */
export const helpersIn = async (trx: Trx, { actor, now }: Pick<Context, 'actor' | 'now'>, roomId: string): Promise<Member[]> =>
	(await membersOf(trx, roomId, dayOf(now))).filter(
		({ person_id, parts }) => person_id !== actor.id && parts.some((part) => helping.includes(part))
	);

/** What is wrong with an ask for help: somebody who does not help here, a day that is past or too far. */
export async function helpFaults(trx: Trx, context: Pick<Context, 'actor' | 'now'>, roomId: string, help: Help): Promise<Fault[]> {
	const today = dayOf(context.now);
	const helpers = await helpersIn(trx, context, roomId);
	return [
		...(helpers.some(({ person_id }) => person_id === help.helper_id) ? [] : [{ field: 'helper_id', key: 'spaces_fault_helper' }]),
		...(isDay(help.answer_by) && help.answer_by >= today && help.answer_by <= addDays(today, mostDays)
			? []
			: [{ field: 'answer_by', key: 'spaces_fault_answer_by', values: { days: mostDays } }])
	];
}

/** Puts the question before a helper: from now on they see it, whoever else does, and have it among what they have to do. */
export async function setHelp(
	trx: Trx,
	context: Context,
	at: { id: string; room_id: string },
	{ helper_id, answer_by }: Help
): Promise<void> {
	await trx
		.updateTable('spaces.discussion')
		.set({ question: true, helper_id, answer_by: instantAt(answer_by, '23:59'), helped_at: null })
		.where('id', '=', at.id)
		.execute();
	await trx.updateTable('spaces.item').set({ asked_id: helper_id }).where('id', '=', at.id).execute();
	await record(trx, context, { name: 'help.asked', ...subjectsOfDiscussion(at), particulars: { answer_by } });
}

/** The same for a page of the room. */
export const helpersFor = (context: Context, roomId: string): Promise<Member[]> =>
	context.db.transaction().execute((trx) => helpersIn(trx, context, roomId));
