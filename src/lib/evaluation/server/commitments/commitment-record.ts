import { isId, type Day } from '#platform';
import type { Trx } from '#platform/server';
import type { Commitment, FollowAnswer } from '../../commitment.ts';
import type { Answers } from '../../question.ts';
import { openWords, sealWords } from './words.ts';

/** What somebody has written. Null words: they were sealed with a secret that is not there any more. */
export type Written = { id: string; delivery_id: string; person_id: string; written_on: Day; said: Commitment | null };
/** What somebody answered, with the obstacle that they chose and their own words about it. */
export type Answered = { said: FollowAnswer; obstacle: string | null; note: string };
export type Asking = { id: string; delivery_id: string; weeks: number; asked_on: Day; closes_on: Day; closed_on: Day | null };
export type Offered = { id: string; obstacle: string; note: string; named: boolean; offered_on: Day };

const ofPerson = (trx: Trx) => trx.selectFrom('evaluation.commitment').select(['id', 'delivery_id', 'person_id', 'written_on', 'words']);

type Row = { id: string; delivery_id: string; person_id: string; written_on: Day; words: Buffer };
const opened = ({ words, ...row }: Row): Written => ({ ...row, said: openWords(`commitment ${row.id}`, words) as Commitment | null });

export const sealedCommitment = (id: string, said: Commitment): Buffer => sealWords(`commitment ${id}`, said);

/** What one person wrote on one delivery. */
export async function commitmentOf(trx: Trx, deliveryId: string, personId: string): Promise<Written | undefined> {
	if (!isId(deliveryId)) return undefined;
	const row = await ofPerson(trx).where('delivery_id', '=', deliveryId).where('person_id', '=', personId).executeTakeFirst();
	return row && opened(row);
}

export const commitmentById = async (trx: Trx, id: string): Promise<Written | undefined> => {
	const row = isId(id) ? await ofPerson(trx).where('id', '=', id).executeTakeFirst() : undefined;
	return row && opened(row);
};

export const commitmentsOn = async (trx: Trx, deliveryId: string): Promise<Written[]> =>
	(await ofPerson(trx).where('delivery_id', '=', deliveryId).orderBy('id').execute()).map(opened);

export const commitmentsBy = async (trx: Trx, personId: string): Promise<Written[]> =>
	(await ofPerson(trx).where('person_id', '=', personId).orderBy('written_on').orderBy('id').execute()).map(opened);

/** How often a delivery has been asked, the first time first. */
export const askingsOf = (trx: Trx, deliveryId: string): Promise<Asking[]> =>
	trx
		.selectFrom('evaluation.follow_through')
		.select(['id', 'delivery_id', 'weeks', 'asked_on', 'closes_on', 'closed_on'])
		.where('delivery_id', '=', deliveryId)
		.orderBy('weeks')
		.execute();

/** One asking, held until the transaction ends: answers come in and it closes one after the other. */
export const lockAsking = (trx: Trx, id: string): Promise<Asking | undefined> =>
	trx
		.selectFrom('evaluation.follow_through')
		.select(['id', 'delivery_id', 'weeks', 'asked_on', 'closes_on', 'closed_on'])
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();

/** A sheet of a closed asking: three who answered alike would be known from the tables. */
export const sealedSheet = (id: string, answers: Answers): Buffer => sealWords(`sheet ${id}`, answers);
export const openedSheet = (id: string, words: Buffer): Answers | null => openWords(`sheet ${id}`, words) as Answers | null;

const placeOf = (askingId: string, commitmentId: string): string => `answer ${askingId} ${commitmentId}`;

/** What was answered to an asking, by the commitment. */
export async function answersTo(trx: Trx, askingId: string): Promise<Map<string, Answered>> {
	const rows = await trx
		.selectFrom('evaluation.commitment_answer')
		.select(['commitment_id', 'words'])
		.where('follow_through_id', '=', askingId)
		.execute();
	const said = rows.map(({ commitment_id, words }) => [commitment_id, openWords(placeOf(askingId, commitment_id), words)] as const);
	return new Map(said.filter((one): one is [string, Answered] => one[1] !== null));
}

/** What one commitment was answered with, by the asking. */
export async function answersOf(trx: Trx, commitmentId: string): Promise<Map<string, Answered>> {
	const rows = await trx
		.selectFrom('evaluation.commitment_answer')
		.select(['follow_through_id', 'words'])
		.where('commitment_id', '=', commitmentId)
		.execute();
	const said = rows.map(({ follow_through_id: id, words }) => [id, openWords(placeOf(id, commitmentId), words)] as const);
	return new Map(said.filter((one): one is [string, Answered] => one[1] !== null));
}

/** Writes what somebody answered, in place of what they had answered to the same asking. */
export async function keepAnswer(trx: Trx, askingId: string, commitmentId: string, answered: Answered): Promise<void> {
	const words = sealWords(placeOf(askingId, commitmentId), answered);
	await trx
		.insertInto('evaluation.commitment_answer')
		.values({ follow_through_id: askingId, commitment_id: commitmentId, words })
		.onConflict((conflict) => conflict.columns(['follow_through_id', 'commitment_id']).doUpdateSet({ words }))
		.execute();
}

/** What a commitment offers to consultations. */
export async function offeredBy(trx: Trx, commitmentId: string): Promise<Offered | undefined> {
	const row = await trx.selectFrom('evaluation.offered_obstacle').selectAll().where('commitment_id', '=', commitmentId).executeTakeFirst();
	return row && openedOffer(row);
}

type OfferRow = { id: string; commitment_id: string; words: Buffer; named: boolean; offered_on: Day };

export function openedOffer({ id, commitment_id, words, named, offered_on }: OfferRow): Offered | undefined {
	const said = openWords(`offer ${commitment_id}`, words) as Pick<Offered, 'obstacle' | 'note'> | null;
	return said ? { id, named, offered_on, ...said } : undefined;
}

export const sealedOffer = (commitmentId: string, said: Pick<Offered, 'obstacle' | 'note'>): Buffer =>
	sealWords(`offer ${commitmentId}`, said);
