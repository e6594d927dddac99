import { done, refused, type Outcome } from '#platform';
import type { Context } from '#platform/server';
import { organisationById } from '#people/server';
import { editionFor, type EditionOfCentre } from '#programmes/server';
import type { CertificateState } from '../../content.ts';
import { termsOf, type TermsRecord } from '../terms/terms.ts';
import { certificatesOf, type Certificate } from './certificates.ts';

export type RegisterFilters = { q: string; state: CertificateState | '' };
export type CertificateRegister = { edition: EditionOfCentre; terms: TermsRecord | null; certificates: Certificate[]; all: number };

/** The register of certificates of an edition, for officers of its centre: filtered by words of number, name or school, and by state. */
export function readRegister(
	context: Context,
	{ edition_id, q, state }: { edition_id: string } & RegisterFilters
): Promise<Outcome<CertificateRegister, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const edition = await editionFor(trx, context, edition_id);
		if (!edition) return refused('not_found');
		const all = await certificatesOf(trx, { edition_id });
		const words = plain(q).split(/\s+/).filter(Boolean);
		const certificates = all.filter(
			(one) =>
				(state === '' || one.state === state) &&
				words.every((word) => plain(`${one.number} ${one.content.name} ${one.school ?? ''} ${one.delivery}`).includes(word))
		);
		return done({ edition, terms: (await termsOf(trx, edition_id)) ?? null, certificates, all: all.length });
	});
}

export type TermsPage = { edition: EditionOfCentre; terms: TermsRecord | null; issuer: string };

/** The terms of an edition for the officer who sets them, and what its centre is called. */
export function readTerms(context: Context, { edition_id }: { edition_id: string }): Promise<Outcome<TermsPage, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const edition = await editionFor(trx, context, edition_id);
		if (!edition) return refused('not_found');
		const issuer = (await organisationById(trx, edition.centre_id))?.name ?? '';
		return done({ edition, terms: (await termsOf(trx, edition_id)) ?? null, issuer });
	});
}

/** Letters without their marks, so that whoever types „ezys“ finds „Ežys“. */
const plain = (text: string): string => text.slice(0, 500).normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('lt');
