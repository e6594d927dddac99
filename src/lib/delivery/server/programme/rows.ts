import * as v from 'valibot';
import type { Text } from '#platform';
import type { Trx } from '#platform/server';
import { TextSchema } from '#programmes';
import { AccountedSchema, ReasonsSchema, type Accounted, type Reason } from '../../adaptation.ts';
import { BlocksSchema, type Block } from '../../blocks.ts';

export type BaseProgramme = {
	id: string;
	edition_id: string;
	topic: string | null;
	number: number;
	title: Text;
	blocks: Block[];
	made_at: Date;
	by: string | null;
};
export type Adaptation = {
	id: string;
	delivery_id: string;
	number: number;
	base_id: string;
	from_id: string | null;
	blocks: Block[];
	reasons: Reason[];
	written_at: Date;
	by: string | null;
};
export type Account = {
	id: string;
	number: number;
	adaptation_id: string | null;
	blocks: Accounted[];
	note: string;
	written_at: Date;
	by: string | null;
};

const basesWhere = (trx: Trx) =>
	trx
		.selectFrom('delivery.base_programme as base')
		.leftJoin('people.person as person', 'person.id', 'base.made_by')
		.select(['base.id', 'base.edition_id', 'base.topic', 'base.number', 'base.title', 'base.blocks', 'base.made_at', 'person.name as by']);

const asBase = ({ title, blocks, ...row }: Awaited<ReturnType<ReturnType<typeof basesWhere>['execute']>>[number]): BaseProgramme => ({
	...row,
	title: v.parse(TextSchema, title),
	blocks: v.parse(BlocksSchema, blocks)
});

/** All versions of the base programmes of an edition: by topic, the last version first. */
export const basesOfEdition = async (trx: Trx, editionId: string): Promise<BaseProgramme[]> =>
	(await basesWhere(trx).where('base.edition_id', '=', editionId).orderBy('base.topic').orderBy('base.number', 'desc').execute()).map(
		asBase
	);

export async function baseById(trx: Trx, id: string): Promise<BaseProgramme | undefined> {
	const row = await basesWhere(trx).where('base.id', '=', id).executeTakeFirst();
	return row && asBase(row);
}

/** The base programme in force for a topic; where the topic has none, that of the edition for whatever topic. */
export async function baseFor(
	trx: Trx,
	{ edition_id, topic }: { edition_id: string; topic: string | null }
): Promise<BaseProgramme | undefined> {
	const bases = await basesOfEdition(trx, edition_id);
	return bases.find((base) => base.topic === topic) ?? bases.find((base) => base.topic === null);
}

const adaptationsWhere = (trx: Trx) =>
	trx
		.selectFrom('delivery.adaptation as adaptation')
		.leftJoin('people.person as person', 'person.id', 'adaptation.written_by')
		.select(['adaptation.id', 'adaptation.delivery_id', 'adaptation.number', 'adaptation.base_id', 'adaptation.from_id'])
		.select(['adaptation.blocks', 'adaptation.reasons', 'adaptation.written_at', 'person.name as by']);

const asAdaptation = ({
	blocks,
	reasons,
	...row
}: Awaited<ReturnType<ReturnType<typeof adaptationsWhere>['execute']>>[number]): Adaptation => ({
	...row,
	blocks: v.parse(BlocksSchema, blocks),
	reasons: v.parse(ReasonsSchema, reasons)
});

/** The adapted programmes of a delivery, the last version first. */
export const adaptationsOf = async (trx: Trx, deliveryId: string): Promise<Adaptation[]> =>
	(await adaptationsWhere(trx).where('adaptation.delivery_id', '=', deliveryId).orderBy('adaptation.number', 'desc').execute()).map(
		asAdaptation
	);

export async function adaptationById(trx: Trx, id: string): Promise<Adaptation | undefined> {
	const row = await adaptationsWhere(trx).where('adaptation.id', '=', id).executeTakeFirst();
	return row && asAdaptation(row);
}

/** What was written of a delivery afterwards, the last word first. */
export const accountsOf = async (trx: Trx, deliveryId: string): Promise<Account[]> =>
	(
		await trx
			.selectFrom('delivery.account as account')
			.leftJoin('people.person as person', 'person.id', 'account.written_by')
			.select(['account.id', 'account.number', 'account.adaptation_id', 'account.blocks', 'account.note', 'account.written_at'])
			.select('person.name as by')
			.where('account.delivery_id', '=', deliveryId)
			.orderBy('account.number', 'desc')
			.execute()
	).map(({ blocks, ...row }) => ({ ...row, blocks: v.parse(AccountedSchema, blocks) }));
