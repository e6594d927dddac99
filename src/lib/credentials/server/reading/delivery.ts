import { dayOf, done, refused, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { readerOf, sees, type Delivery, type DeliveryReader, type Reader } from '#delivery/server';
import { certifiedDelivery } from '../certified.ts';
import { isClosed } from '../issuing/issue.ts';
import { certifiedOf } from '../names/names.ts';
import { standingsOf, type Standing } from '../issuing/standings.ts';
import { termsOf, warningsOf, type TermsRecord, type TermsWarning } from '../terms/terms.ts';
import { certificatesOf, type Certificate } from './certificates.ts';

/** Certificates of one delivery as its own people see them. */
export type DeliveryCertificates = {
	delivery: Delivery;
	as: DeliveryReader;
	terms: TermsRecord | null;
	warnings: TermsWarning[];
	/** Whether every register is closed. */
	closed: boolean;
	/** Everybody for officers and lecturers, whoever asks for the others; empty while there are no terms. */
	standings: Standing[];
	/** All for officers, of their own people for schools, their own for participants. */
	certificates: Certificate[];
	/** Of those whose standing is told, who holds one already. */
	certified: string[];
	/** Who asks, where they are of the team; `issued` settles their name. */
	mine: (Standing & { issued: boolean }) | null;
};

/** Where everybody stands on the way to a certificate, and what was issued. Each sees as much as is theirs; others learn nothing. */
export function readDeliveryCertificates(
	context: Context,
	{ delivery_id }: { delivery_id: string }
): Promise<Outcome<DeliveryCertificates, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const delivery = await certifiedDelivery(trx, delivery_id);
		const reader = delivery && (await readerOf(trx, context, delivery));
		if (!reader) return refused('not_found');
		const { as } = reader;
		const terms = (await termsOf(trx, delivery.edition_id)) ?? null;
		const all = terms ? await standingsOf(trx, delivery, terms) : [];
		const { actor } = context;
		const leads = as === 'officer' || as === 'lecturer';
		const certified = await certifiedOf(trx, delivery.id);
		const mine = all.find(({ participant }) => participant.person_id === actor.id);
		return done({
			...{ delivery, as, terms },
			warnings: terms ? warningsOf(terms, dayOf(context.now)) : [],
			closed: await isClosed(trx, delivery.id),
			standings: leads ? all : [],
			certificates: await shownTo(trx, context, delivery, reader),
			certified: leads ? [...certified] : [],
			mine: mine ? { ...mine, issued: certified.has(mine.participant.person_id) } : null
		});
	});
}

async function shownTo(trx: Trx, { actor }: Context, { id }: Delivery, reader: Reader): Promise<Certificate[]> {
	const all = await certificatesOf(trx, { delivery_id: id });
	if (reader.as === 'officer') return all;
	return all.filter(({ person_id, school_id }) => person_id === actor.id || (reader.as === 'school' && sees(reader, school_id)));
}
