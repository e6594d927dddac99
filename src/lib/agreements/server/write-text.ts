import { newId, type Day } from '#platform';
import { saveFile, type Context, type Trx } from '#platform/server';
import type { Content } from '../content.ts';
import { agreementPdf, hashOfText, sha256 } from './document.ts';

/** Writes one version of the text with its document and both hashes; it is never changed afterwards (D-08). */
export async function writeText(
	trx: Trx,
	context: Context,
	{ agreement_id, content, sign_by, reason }: { agreement_id: string; content: Content; sign_by: Day; reason: string | null }
): Promise<string> {
	const id = newId();
	const pdf = agreementPdf(content, context.now);
	const name = `${content.number}${content.version > 1 ? `-${content.version}` : ''}.pdf`;
	const file = await saveFile(trx, context, { bytes: pdf, name, owner_kind: 'agreement', owner_id: agreement_id, made: true });
	if (!file.ok) throw new Error(`our own document was not taken: ${file.refusal}`);
	await trx
		.insertInto('agreements.text')
		.values({
			id,
			agreement_id,
			number: content.version,
			content: JSON.stringify(content),
			text_sha256: hashOfText(content),
			pdf_sha256: sha256(pdf),
			file_id: file.value.id,
			sign_by,
			reason,
			made_at: context.now,
			made_by: context.actor.id
		})
		.execute();
	return id;
}
