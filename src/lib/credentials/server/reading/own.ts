import { dayOf, done, isId, refused, type Outcome } from '#platform';
import { stepThrough, type Context, type Trx } from '#platform/server';
import { holds } from '#people/server';
import { editionFor } from '#programmes/server';
import { readDownloadLink } from './download-link.ts';
import { certificateById, certificatesOf, type Certificate } from './certificates.ts';

/** As whom somebody reads a certificate. */
export type CertificateReader = 'officer' | 'holder' | 'school';

/**
 * A certificate for its holder, for officers of the centre that issued it, and for head and coordinator of the holder's school.
 * Nobody else learns that there is one.
 */
export function readCertificate(
	context: Context,
	{ certificate_id }: { certificate_id: string }
): Promise<Outcome<{ certificate: Certificate; as: CertificateReader }, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const certificate = await certificateById(trx, certificate_id);
		const as = certificate && (await readerOf(trx, context, certificate));
		return certificate && as ? done({ certificate, as }) : refused('not_found');
	});
}

/** The same by the link in the letter with which it came. */
export function certificateByLink(context: Context, token: string): Promise<Outcome<Certificate, 'link_unknown' | 'link_expired'>> {
	return context.db.transaction().execute(async (trx) => {
		const link = readDownloadLink(token, context.now);
		if (!link.ok) return link;
		await stepThrough(trx, 'link');
		const certificate = await certificateById(trx, link.value);
		return certificate ? done(certificate) : refused('link_unknown');
	});
}

/** All certificates of whoever asks, the newest first. */
export const myCertificates = ({ db, actor }: Context): Promise<Certificate[]> =>
	db.transaction().execute((trx) => (actor.kind === 'person' ? certificatesOf(trx, { person_id: actor.id }) : Promise.resolve([])));

/** The certificates of a school's people, for its head and coordinator. */
export function certificatesOfSchool(context: Context, { school_id }: { school_id: string }): Promise<Outcome<Certificate[], 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		if (context.actor.kind !== 'person' || !isId(school_id) || !(await speaksFor(trx, context, school_id))) return refused('not_found');
		return done(await certificatesOf(trx, { school_id }));
	});
}

async function readerOf(trx: Trx, context: Context, certificate: Certificate): Promise<CertificateReader | null> {
	const { actor } = context;
	if (await editionFor(trx, context, certificate.edition_id)) return 'officer';
	if (actor.kind !== 'person') return null;
	if (certificate.person_id === actor.id) return 'holder';
	return certificate.school_id && (await speaksFor(trx, context, certificate.school_id)) ? 'school' : null;
}

const speaksFor = (trx: Trx, { actor, now }: Context, schoolId: string): Promise<boolean> =>
	holds(trx, actor, ['school_head', 'school_coordinator'], schoolId, dayOf(now));
