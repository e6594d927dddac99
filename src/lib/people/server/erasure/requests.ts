import { isId, type Day, type Locale } from '#platform';
import type { Trx } from '#platform/server';

/** A request to be erased. */
export type ErasureRequest = {
	id: string;
	person_id: string;
	asked_at: Date;
	due_on: Day;
	withdrawn_at: Date | null;
	answered_at: Date | null;
	outcome: 'erased' | 'refused' | null;
	reason: string;
};

export const requests = (trx: Trx) =>
	trx
		.selectFrom('people.erasure as erasure')
		.select([
			'erasure.id',
			'erasure.person_id',
			'erasure.asked_at',
			'erasure.due_on',
			'erasure.withdrawn_at',
			'erasure.answered_at',
			'erasure.outcome',
			'erasure.reason'
		])
		.$narrowType<{ outcome: ErasureRequest['outcome'] }>();

/** One's request that nobody has answered yet. */
export const openRequestOf = (trx: Trx, personId: string): Promise<ErasureRequest | undefined> =>
	requests(trx)
		.where('person_id', '=', personId)
		.where('withdrawn_at', 'is', null)
		.where('answered_at', 'is', null)
		.executeTakeFirst() as Promise<ErasureRequest | undefined>;

/** A request, locked until the transaction ends. */
export const lockRequest = async (trx: Trx, id: string): Promise<ErasureRequest | undefined> =>
	isId(id) ? ((await requests(trx).where('erasure.id', '=', id).forUpdate().executeTakeFirst()) as ErasureRequest | undefined) : undefined;

export const isOpen = ({ withdrawn_at, answered_at }: Pick<ErasureRequest, 'withdrawn_at' | 'answered_at'>): boolean =>
	withdrawn_at === null && answered_at === null;

export type Person = { id: string; name: string; email: string | null; phone: string | null; locale: Locale };

/** The person of a request, locked: nobody erases, renames or invites them meanwhile. */
export const lockPerson = (trx: Trx, id: string): Promise<Person | undefined> =>
	trx
		.selectFrom('people.person')
		.select(['id', 'name', 'email', 'phone', 'locale'])
		.$narrowType<{ locale: Locale }>()
		.where('id', '=', id)
		.where('erased_at', 'is', null)
		.forUpdate()
		.executeTakeFirst();
