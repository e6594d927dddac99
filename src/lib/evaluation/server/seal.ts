import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { keyFor } from '#people/server';
import { longest } from '../answers.ts';
import type { Answers, Questions } from '../question.ts';

/** What lies in the box: the answers, and the print by which their author lays them beside earlier ones. */
export type Sheet = { answers: Answers; mark: string | null };
type Place = { survey_id: string; ballot_hash: string };

/**
 * Seals a sheet for the box (AES-256-GCM) with a key of the installation's secret, which is not in the database: what came in between
 * two copies of the database says nothing. All sheets of a survey are equally long, so their length does not either.
 */
export function sealSheet({ survey_id, ballot_hash }: Place, questions: Questions, sheet: Sheet): Buffer {
	const said = Buffer.from(JSON.stringify(sheet));
	const room = roomFor(questions);
	const filled = Buffer.alloc(Math.ceil((said.length + 4) / room) * room);
	filled.writeUInt32BE(said.length);
	said.copy(filled, 4);
	const nonce = randomBytes(12);
	const cipher = createCipheriv('aes-256-gcm', keyOf(survey_id), nonce).setAAD(Buffer.from(`${survey_id} ${ballot_hash}`));
	return Buffer.concat([nonce, cipher.update(filled), cipher.final(), cipher.getAuthTag()]);
}

/** The sheet again; null where it was sealed with another secret, or for another place. */
export function openSheet({ survey_id, ballot_hash }: Place, sealed: Buffer): Sheet | null {
	try {
		const decipher = createDecipheriv('aes-256-gcm', keyOf(survey_id), sealed.subarray(0, 12));
		decipher.setAAD(Buffer.from(`${survey_id} ${ballot_hash}`)).setAuthTag(sealed.subarray(-16));
		const filled = Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
		return JSON.parse(filled.subarray(4, 4 + filled.readUInt32BE()).toString()) as Sheet;
	} catch {
		return null;
	}
}

const keyOf = (surveyId: string): Buffer => createHmac('sha256', keyFor('evaluation.box')).update(surveyId).digest();

/** The octets of the longest sheet that these questions allow; a letter has three at most, and so has a sign that JSON escapes. */
function roomFor(questions: Questions): number {
	const each = questions.map((question) => {
		if (question.kind === 'text') return question.key.length + 8 + longest * 3;
		const values = 'choices' in question ? question.choices.reduce((all, { key }) => all + key.length + 3, 0) : 10;
		return question.key.length + 8 + values;
	});
	return Math.ceil((200 + each.reduce((all, one) => all + one, 0)) / 512) * 512;
}
