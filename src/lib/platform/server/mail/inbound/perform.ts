import type { Trx } from '../../db/open.ts';
import { fileStore } from '../../files/store.ts';
import { filesOf } from '../../files/files.ts';
import type { Handler } from '../../jobs/work.ts';
import type { ReplyFile } from '../replies/handler.ts';
import type { ReplyDesk } from './desk.ts';
import { releaseFiles } from './receive.ts';
import { tellRefused } from './tell.ts';

/**
 * Does what a letter that was taken in asks for, in the name of its sender. A refusal parks the letter and is told; where
 * other words would do, that letter can be answered again. What fails is tried again; the id of the letter keeps it from being done twice.
 */
export const performReply =
	(desk: ReplyDesk): Handler =>
	async ({ db, now }, { inbound_id }) => {
		const waiting = await db.transaction().execute((trx) => waitingById(trx, String(inbound_id)));
		if (!waiting) return;
		const { id, person_id, subject_id, purpose, body, subject } = waiting;
		const person = person_id ? await db.transaction().execute((trx) => desk.correspondentById(trx, person_id)) : undefined;
		const stored = await db.transaction().execute((trx) => filesOf(trx, id));
		const handler = desk.replies[purpose];
		const files = await Promise.all(stored.map(contentOf));
		const outcome =
			person && handler
				? await handler(desk.as(person, now), { reply_id: id, subject_id, text: body, files })
				: { ok: false as const, refusal: 'address_unknown' };
		await db.transaction().execute(async (trx) => {
			const settled = outcome.ok
				? { state: 'taken', why: null, result_id: outcome.value.id }
				: { state: 'parked', why: outcome.refusal, result_id: null };
			await trx
				.updateTable('platform.inbound')
				.set({ ...settled, ...(desk.isConfidential(purpose) ? { body: '' } : {}) })
				.where('id', '=', id)
				.execute();
			await releaseFiles(
				trx,
				stored.map((file) => file.id)
			);
			if (outcome.ok || !person) return;
			await tellRefused(
				trx,
				now,
				person,
				{ subject, text: desk.isConfidential(purpose) ? '' : body },
				{
					sentence: desk.sentenceOf(purpose, outcome.refusal, person.locale),
					reply: desk.mayTryAgain(outcome.refusal) ? { purpose, subject_id } : null
				}
			);
		});
	};

const waitingById = (trx: Trx, id: string) =>
	trx
		.selectFrom('platform.inbound as inbound')
		.innerJoin('platform.reply_address as address', 'address.code', 'inbound.code')
		.select(['inbound.id', 'inbound.person_id', 'inbound.body', 'inbound.subject', 'address.purpose', 'address.subject_id'])
		.where('inbound.id', '=', id)
		.where('inbound.state', '=', 'waiting')
		.executeTakeFirst();

async function contentOf({ name, sha256 }: { name: string; sha256: string }): Promise<ReplyFile> {
	const content = await fileStore().get(sha256);
	return { name, bytes: new Uint8Array(await new Response(content).arrayBuffer()) };
}
