import { dayOf, done, refused, type Outcome } from '#platform';
import type { Context } from '#platform/server';
import { editionFor, type EditionOfCentre } from '#programmes/server';
import { quartersOf, type Hours } from '../../hours.ts';
import { topicsOf } from '#scheduling/server';
import type { Topic } from '#programmes';
import { programmeWarnings, type ProgrammeWarning, type SchoolFinding } from '../../adaptation.ts';
import { alterationsBetween, type Alteration } from '../../blocks.ts';
import type { Delivery } from '../deliveries/delivery-record.ts';
import { lecturersOf, type Leading } from '../deliveries/parts.ts';
import type { DeliveryReader } from '../deliveries/reader.ts';
import { findingsOf } from '../room/applications-of.ts';
import { deliveryFor } from '../room/delivery-for.ts';
import { earlierAdaptations, mayBeginFrom, type EarlierAdaptation } from './earlier.ts';
import {
	accountsOf,
	adaptationById,
	adaptationsOf,
	baseById,
	baseFor,
	basesOfEdition,
	type Account,
	type Adaptation,
	type BaseProgramme
} from './rows.ts';

export type ProgrammeOfDelivery = {
	delivery: Delivery;
	as: DeliveryReader;
	lecturers: Leading[];
	/** The base that the version shown was adapted from; else the one in force. */
	base: BaseProgramme | null;
	/** A base programme newer than that of the version shown. */
	newer: BaseProgramme | null;
	versions: { number: number; written_at: Date; by: string | null }[];
	shown: Adaptation | null;
	altered: Alteration[];
	findings: SchoolFinding[];
	account: Account | null;
	earlier: EarlierAdaptation[];
	/** The blocks of an earlier adaptation that somebody wants to begin from. */
	begunFrom: Adaptation | null;
	warnings: ProgrammeWarning[];
	mayAdapt: boolean;
	mayAccount: boolean;
};

/** The programme of a delivery for those who lead it and officers: base, adapted versions, differences with their reasons, and what was done. */
export function readProgrammeOfDelivery(
	context: Context,
	id: string,
	{ number, from_id }: { number?: number | undefined; from_id?: string | undefined } = {}
): Promise<Outcome<ProgrammeOfDelivery, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await deliveryFor(trx, context, id, ['officer', 'lecturer']);
		if (!found.ok) return found;
		const { delivery, as } = found.value;
		const versions = await adaptationsOf(trx, delivery.id);
		const shown = versions.find((one) => one.number === number) ?? versions[0] ?? null;
		const inForce = (await baseFor(trx, delivery)) ?? null;
		const base = shown ? ((await baseById(trx, shown.base_id)) ?? null) : inForce;
		const mayAdapt = delivery.cancelled_at === null && inForce !== null;
		const [account] = await accountsOf(trx, delivery.id);
		const from =
			from_id && mayAdapt && (await mayBeginFrom(trx, context, delivery, from_id)) ? await adaptationById(trx, from_id) : undefined;
		return done({
			delivery,
			as,
			lecturers: await lecturersOf(trx, delivery.id),
			base,
			newer: inForce && base && inForce.id !== base.id ? inForce : null,
			versions: versions.map(({ number, written_at, by }) => ({ number, written_at, by })),
			shown,
			altered: shown && base ? alterationsBetween(base.blocks, shown.blocks) : [],
			findings: await findingsOf(trx, context, found.value),
			account: account ?? null,
			earlier: mayAdapt ? await earlierAdaptations(trx, context, delivery) : [],
			begunFrom: from ?? null,
			warnings: programmeWarnings({
				adapted: versions.length > 0,
				blocks: shown?.blocks ?? null,
				promised: delivery,
				first_day: delivery.first_on
			}),
			mayAdapt,
			mayAccount: base !== null && delivery.first_on !== null && delivery.first_on <= dayOf(context.now)
		});
	});
}

export type BasesPage = {
	edition: EditionOfCentre;
	topics: Topic[];
	/** The version in force of each topic that has one, and of all topics together (`topic` null). */
	bases: (BaseProgramme & { versions: number })[];
	/** What is promised, in quarters; null where the edition is a long journey. */
	promised: Hours | null;
};

/** The base programmes of an edition, for officers of its centre. */
export function readBaseProgrammes(context: Context, { edition_id }: { edition_id: string }): Promise<Outcome<BasesPage, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const edition = await editionFor(trx, context, edition_id);
		if (!edition) return refused('not_found');
		const all = await basesOfEdition(trx, edition_id);
		const ofTopic = (topic: string | null) => all.filter((base) => base.topic === topic);
		const { dose } = edition.terms;
		return done({
			edition,
			topics: await topicsOf(trx, edition_id),
			bases: all.filter((base) => ofTopic(base.topic)[0] === base).map((base) => ({ ...base, versions: ofTopic(base.topic).length })),
			promised: dose.kind === 'days' ? { contact: quartersOf(dose.contact_hours), consultation: quartersOf(dose.consultation_hours) } : null
		});
	});
}
