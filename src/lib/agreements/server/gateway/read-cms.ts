import { createHash, createPublicKey, verify } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { bufferOf, fingerprintOf, oids, withSha256 } from './cms.ts';
import type { Place } from './place-for-signature.ts';

/** The one signature of a place, with the signer's certificate; undefined where anything is not as it can only be. */
export function readCms(pdf: Buffer, { contents }: Place): { signed: pkijs.SignedData; certificate: pkijs.Certificate } | undefined {
	try {
		const bytes = Buffer.from(pdf.toString('latin1', contents.from + 1, contents.to - 1), 'hex');
		const length = derLength(bytes);
		// The room that is left holds nothing.
		if (bytes.subarray(length).some((byte) => byte !== 0)) return undefined;
		const content = pkijs.ContentInfo.fromBER(bufferOf(bytes.subarray(0, length)));
		const signed = new pkijs.SignedData({ schema: content.content });
		if (!isPlain(content, signed) || !sameBytes(bytes.subarray(0, length), signed)) return undefined;
		const [info, ...others] = signed.signerInfos;
		if (!info || others.length > 0 || !(info.sid instanceof pkijs.IssuerAndSerialNumber)) return undefined;
		const { serialNumber, issuer } = info.sid;
		const certificate = signed.certificates?.find(
			(one): one is pkijs.Certificate =>
				one instanceof pkijs.Certificate && one.serialNumber.isEqual(serialNumber) && one.issuer.isEqual(issuer)
		);
		// What the signer's own certificate does not vouch for is not carried: the authority is known here.
		return certificate && signed.certificates?.length === 1 ? { signed, certificate } : undefined;
	} catch {
		return undefined;
	}
}

/** What stands around the signature and is not signed itself has the one form that it can have (RFC 5652, 5). */
const isPlain = (
	{ contentType }: pkijs.ContentInfo,
	{ version, digestAlgorithms, encapContentInfo, signerInfos }: pkijs.SignedData
): boolean =>
	contentType === oids.signedData &&
	version === 1 &&
	digestAlgorithms.every(isSha256) &&
	encapContentInfo.eContentType === oids.data &&
	encapContentInfo.eContent === undefined &&
	signerInfos.every(
		(info) =>
			info.version === 1 && isSha256(info.digestAlgorithm) && isWithSha256(info.signatureAlgorithm) && info.unsignedAttrs === undefined
	);

const isSha256 = ({ algorithmId, algorithmParams }: pkijs.AlgorithmIdentifier): boolean =>
	algorithmId === oids.sha256 && (algorithmParams === undefined || algorithmParams instanceof asn1js.Null);

const isWithSha256 = ({ algorithmId, algorithmParams }: pkijs.AlgorithmIdentifier): boolean =>
	withSha256.includes(algorithmId) && (algorithmParams === undefined || algorithmParams instanceof asn1js.Null);

/** Read and written again, it is the same. */
const sameBytes = (bytes: Buffer, signed: pkijs.SignedData): boolean =>
	bytes.equals(Buffer.from(new pkijs.ContentInfo({ contentType: oids.signedData, content: signed.toSchema(true) }).toSchema().toBER()));

/** How long the structure at the beginning is; the rest of its place is zeros. */
function derLength(bytes: Buffer): number {
	const first = bytes[1] ?? 0;
	if (first < 0x80) return 2 + first;
	const count = first & 0x7f;
	return 2 + count + bytes.readUIntBE(2, count);
}

/** The digest among the signed attributes is that of the bytes, and the attributes are signed with the certificate's key. */
export function holds(signed: pkijs.SignedData, certificate: pkijs.Certificate, covered: Buffer): boolean {
	const [info] = signed.signerInfos;
	const [digest] = info?.signedAttrs?.attributes.find(({ type }) => type === oids.messageDigest)?.values ?? [];
	const told = Buffer.from(digest?.valueBlock?.valueHexView ?? []).toString('hex');
	if (!info?.signedAttrs || told !== createHash('sha256').update(covered).digest('hex')) return false;
	const key = createPublicKey({
		key: Buffer.from(certificate.subjectPublicKeyInfo.toSchema().toBER()),
		format: 'der',
		type: 'spki'
	});
	return verify('sha256', Buffer.from(info.signedAttrs.encodedValue), key, info.signature.valueBlock.valueHexView);
}

/** The certificate is named among the signed attributes, so it cannot be exchanged (RFC 5035). */
export function namesCertificate(signed: pkijs.SignedData, certificate: pkijs.Certificate): boolean {
	const [value] = signed.signerInfos[0]?.signedAttrs?.attributes.find(({ type }) => type === oids.signingCertificateV2)?.values ?? [];
	return (
		value !== undefined &&
		Buffer.from(value.toBER())
			.toString('hex')
			.includes(`0420${fingerprintOf(certificate)}`)
	);
}
