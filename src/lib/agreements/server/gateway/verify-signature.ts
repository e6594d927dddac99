import { createHash } from 'node:crypto';
import * as pkijs from 'pkijs';
import { sameName } from '../../same-name.ts';
import { fingerprintOf, nameIn, oids } from './cms.ts';
import { onlySigns } from './only-signs.ts';
import { readPdfTime } from './pdf-revisions.ts';
import { coveredBy, type Place } from './place-for-signature.ts';
import { holds, namesCertificate, readCms } from './read-cms.ts';

/** Why a returned file is not taken. */
export type VerificationFault =
	| 'not_the_given_document'
	| 'no_signature'
	| 'does_not_cover_the_file'
	| 'changes_the_document'
	| 'was_changed'
	| 'certificate_not_named'
	| 'certificate_not_trusted'
	| 'another_signer'
	| 'time_out_of_bounds';

/** What was found of a signature that holds: kept with it, so that it can be told years later. */
export type Verification = {
	signer: string;
	code: string;
	signed_at: string;
	issuer: string;
	certificate_sha256: string;
	document_sha256: string;
	covers: number;
};
export type Verified = { ok: true; verification: Verification } | { ok: false; fault: VerificationFault };

export type Expected = {
	/** The file as it was given out: what came back begins with it, byte for byte. */
	given: Uint8Array;
	signer: { name: string; code: string };
	trusted: readonly pkijs.Certificate[];
	/** The moments between which it can have been signed. */
	between: [Date, Date];
};

/**
 * Verifies the one signature that a returned PDF adds to the file that was given out (PAdES baseline B): it covers the
 * whole file, nothing was changed since, the certificate is named among the signed attributes and comes from a trusted
 * authority, the signer is the one who was asked, the time lies within the signing.
 */
export async function verifySignature(returned: Uint8Array, expected: Expected): Promise<Verified> {
	try {
		return await verified(returned, expected);
	} catch {
		// What cannot even be read was not written by a signer.
		return fault('was_changed');
	}
}

async function verified(returned: Uint8Array, { given, signer, trusted, between }: Expected): Promise<Verified> {
	const [pdf, base] = [Buffer.from(returned), Buffer.from(given)];
	if (pdf.length <= base.length || !pdf.subarray(0, base.length).equals(base)) return fault('not_the_given_document');
	const found = signatureAfter(pdf, base.length);
	if (!found) return fault('no_signature');
	const { place, dictionary } = found;
	if (!coversAll(place, pdf.length)) return fault('does_not_cover_the_file');
	if (!onlySigns(base, pdf)) return fault('changes_the_document');

	const covered = coveredBy(pdf, place.range);
	const read = readCms(pdf, place);
	if (!read) return fault('no_signature');
	const { signed, certificate } = read;
	if (!holds(signed, certificate, covered)) return fault('was_changed');
	if (!namesCertificate(signed, certificate)) return fault('certificate_not_named');
	const at = readPdfTime(dictionary);
	if (!at || at < between[0] || at > between[1]) return fault('time_out_of_bounds');
	if (!(await isTrusted(certificate, trusted, at))) return fault('certificate_not_trusted');
	const [name, code] = [nameIn(certificate.subject, oids.commonName) ?? '', nameIn(certificate.subject, oids.serialNumber) ?? ''];
	if (code !== signer.code || !sameName(name, signer.name)) return fault('another_signer');
	return {
		ok: true,
		verification: {
			signer: name,
			code,
			signed_at: at.toISOString(),
			issuer: nameIn(certificate.issuer, oids.commonName) ?? '',
			certificate_sha256: fingerprintOf(certificate),
			document_sha256: createHash('sha256').update(pdf).digest('hex'),
			covers: covered.length
		}
	};
}

const fault = (name: VerificationFault): Verified => ({ ok: false, fault: name });

/** The only signature among what was added; a file that adds none, or several, is not what was asked for. */
function signatureAfter(pdf: Buffer, after: number): { place: Place; dictionary: string } | undefined {
	const added = pdf.toString('latin1', after);
	const dictionaries = [
		...added.matchAll(
			/<<[^<>]*\/Type\s*\/Sig\b[\s\S]*?\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]\s*\/Contents\s*<([0-9A-Fa-f]*)>[^<>]*(?:<[0-9A-Fa-f]*>[^<>]*)*>>/g
		)
	];
	const [only] = dictionaries;
	if (!only || dictionaries.length > 1 || (added.match(/\/ByteRange/g) ?? []).length !== 1) return undefined;
	const [dictionary, ...numbers] = only;
	if (!/\/SubFilter\s*\/ETSI\.CAdES\.detached\b/.test(dictionary)) return undefined;
	const range = numbers.slice(0, 4).map(Number) as Place['range'];
	const from = after + only.index + dictionary.indexOf('<', dictionary.indexOf('/Contents'));
	return { place: { range, contents: { from, to: from + (numbers[4] ?? '').length + 2 } }, dictionary };
}

const coversAll = ({ range: [from, length, then, rest], contents }: Place, size: number): boolean =>
	from === 0 && length === contents.from && then === contents.to && then + rest === size;

async function isTrusted(certificate: pkijs.Certificate, trusted: readonly pkijs.Certificate[], at: Date): Promise<boolean> {
	try {
		const engine = new pkijs.CertificateChainValidationEngine({ trustedCerts: [...trusted], certs: [certificate], checkDate: at });
		return (await engine.verify()).result;
	} catch {
		return false;
	}
}
