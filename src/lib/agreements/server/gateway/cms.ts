import { createHash } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';

/** Names of things by their numbers (RFC 5652, RFC 5035). */
export const oids = {
	data: '1.2.840.113549.1.7.1',
	signedData: '1.2.840.113549.1.7.2',
	sha256: '2.16.840.1.101.3.4.2.1',
	contentType: '1.2.840.113549.1.9.3',
	messageDigest: '1.2.840.113549.1.9.4',
	signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
	commonName: '2.5.4.3',
	serialNumber: '2.5.4.5',
	organisation: '2.5.4.10',
	basicConstraints: '2.5.29.19',
	keyUsage: '2.5.29.15'
} as const;

/** Kinds of signatures over SHA-256 that are taken: of elliptic curves, and of RSA in its two names. */
export const withSha256: readonly string[] = ['1.2.840.10045.4.3.2', '1.2.840.113549.1.1.11', '1.2.840.113549.1.1.1'];

/** A detached signature of bytes (CAdES baseline): what was signed and by which certificate stand among the signed attributes. */
export async function signedCms(
	covered: Uint8Array,
	{ certificate, key }: { certificate: pkijs.Certificate; key: CryptoKey }
): Promise<Uint8Array> {
	const attributes = [
		attribute(oids.contentType, new asn1js.ObjectIdentifier({ value: oids.data })),
		attribute(oids.messageDigest, new asn1js.OctetString({ valueHex: bufferOf(createHash('sha256').update(covered).digest()) })),
		attribute(oids.signingCertificateV2, certificateIdentifier(certificate))
	];
	const signed = new pkijs.SignedData({
		version: 1,
		encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: oids.data }),
		signerInfos: [
			new pkijs.SignerInfo({
				version: 1,
				sid: new pkijs.IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
				signedAttrs: new pkijs.SignedAndUnsignedAttributes({ type: 0, attributes })
			})
		],
		certificates: [certificate]
	});
	await signed.sign(key, 0, 'SHA-256');
	const content = new pkijs.ContentInfo({ contentType: oids.signedData, content: signed.toSchema(true) });
	return new Uint8Array(content.toSchema().toBER());
}

/** SHA-256 of a certificate, as `signing-certificate-v2` names it. */
export const fingerprintOf = (certificate: pkijs.Certificate): string =>
	createHash('sha256')
		.update(new Uint8Array(certificate.toSchema(true).toBER()))
		.digest('hex');

/** A name of a subject or issuer: of the kind asked for, as text. */
export const nameIn = (names: pkijs.RelativeDistinguishedNames, oid: string): string | undefined =>
	names.typesAndValues.find(({ type }) => type === oid)?.value.valueBlock.value as string | undefined;

export const bufferOf = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;

const attribute = (type: string, value: asn1js.BaseBlock): pkijs.Attribute => new pkijs.Attribute({ type, values: [value] });

/** SigningCertificateV2 with one ESSCertIDv2; SHA-256 is its default and is not written (RFC 5035, 4). */
const certificateIdentifier = (certificate: pkijs.Certificate): asn1js.Sequence =>
	new asn1js.Sequence({
		value: [
			new asn1js.Sequence({
				value: [
					new asn1js.Sequence({
						value: [new asn1js.OctetString({ valueHex: bufferOf(Buffer.from(fingerprintOf(certificate), 'hex')) })]
					})
				]
			})
		]
	});
