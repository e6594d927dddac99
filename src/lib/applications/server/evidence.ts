import { done, isId, newId, refused, type Fault, type Outcome } from '#platform';
import { record, removeFile, saveFile, type Context, type Trx } from '#platform/server';
import { readEvidence, type EvidenceParticulars, type TypedEvidence } from '../evidence.ts';
import { lockForWriting, touch, type Access, type WritingRefusal } from './access.ts';

/** A file that comes with the conclusion, as the page sent it. */
export type Attachment = { name: string; bytes: Uint8Array };
export type EvidenceInput = { application_id: string; attachment?: Attachment | null } & TypedEvidence;
export type EvidenceRefusal = WritingRefusal | 'evidence_unreadable' | 'evidence_unknown' | 'evidence_enough' | 'changed_meanwhile';

export type EvidenceOutcome = Outcome<{ id: string }, EvidenceRefusal>;

/** No application needs more conclusions than a framework has indicators. */
const mostConclusions = 25;

/** Adds a conclusion of the school's evaluation on which the choice of the topic rests (E-07), with its file if there is one. */
export function addEvidence(context: Context, input: EvidenceInput): Promise<Outcome<{ id: string }, EvidenceRefusal>> {
	return write(context, input.application_id, async (trx, access) => {
		const { count } = await trx
			.selectFrom('applications.evidence')
			.where('application_id', '=', access.id)
			.select((eb) => eb.fn.countAll<number>().as('count'))
			.executeTakeFirstOrThrow();
		if (count >= mostConclusions) return refused('evidence_enough');
		const read = await readWithFile(trx, context, access, input);
		if (!read.ok) return read;
		const id = newId();
		await trx
			.insertInto('applications.evidence')
			.values({
				id,
				application_id: access.id,
				...read.value.evidence,
				file_id: read.value.file_id,
				added_by: context.actor.id ?? access.started_by,
				added_at: context.now
			})
			.execute();
		await note(trx, context, access, 'application.evidence_added', read.value.evidence);
		return done({ id });
	});
}

export type ChangeEvidenceInput = EvidenceInput & { evidence_id: string; seen_revision: number; without_file?: boolean };

/** Changes a conclusion; not over somebody else's change that the page did not show. */
export function changeEvidence(context: Context, input: ChangeEvidenceInput): Promise<Outcome<{ id: string }, EvidenceRefusal>> {
	return write(context, input.application_id, async (trx, access) => {
		const row = await evidenceRow(trx, access, input.evidence_id);
		if (!row) return refused('evidence_unknown');
		if (row.revision !== input.seen_revision) return refused('changed_meanwhile');
		const read = await readWithFile(trx, context, access, input);
		if (!read.ok) return read;
		const file_id = read.value.file_id ?? (input.without_file ? null : row.file_id);
		await trx
			.updateTable('applications.evidence')
			.set({ ...read.value.evidence, file_id, revision: row.revision + 1 })
			.where('id', '=', row.id)
			.execute();
		if (row.file_id !== null && file_id !== row.file_id) await dropUnsentFile(trx, access, row.file_id);
		await note(trx, context, access, 'application.evidence_changed', read.value.evidence);
		return done({ id: row.id });
	});
}

/** Takes a conclusion out of the application. */
export function removeEvidence(
	context: Context,
	{ application_id, evidence_id }: { application_id: string; evidence_id: string }
): Promise<Outcome<undefined, EvidenceRefusal>> {
	return write(context, application_id, async (trx, access) => {
		const row = await evidenceRow(trx, access, evidence_id);
		if (!row) return refused('evidence_unknown');
		await trx.deleteFrom('applications.evidence').where('id', '=', row.id).execute();
		if (row.file_id !== null) await dropUnsentFile(trx, access, row.file_id);
		await note(trx, context, access, 'application.evidence_removed', row);
		return done();
	});
}

function write<Value>(
	context: Context,
	applicationId: string,
	act: (trx: Trx, access: Access) => Promise<Outcome<Value, EvidenceRefusal>>
): Promise<Outcome<Value, EvidenceRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		if (!isId(applicationId)) return refused('not_found');
		const access = await lockForWriting(trx, context, applicationId);
		return access.ok ? act(trx, access.value) : access;
	});
}

async function readWithFile(
	trx: Trx,
	context: Context,
	access: Access,
	input: EvidenceInput
): Promise<Outcome<{ evidence: EvidenceParticulars; file_id: string | null }, 'evidence_unreadable'>> {
	const read = readEvidence(input);
	if ('faults' in read) return refused('evidence_unreadable', read.faults);
	if (!input.attachment) return done({ evidence: read.evidence, file_id: null });
	const file = await saveFile(trx, context, { ...input.attachment, owner_kind: 'application', owner_id: access.id });
	if (!file.ok) return refused('evidence_unreadable', file.faults.length > 0 ? file.faults : [fileFault(file.refusal)]);
	return done({ evidence: read.evidence, file_id: file.value.id });
}

const fileFault = (refusal: string): Fault => ({ field: 'attachment', key: refusal });

const evidenceRow = async (trx: Trx, access: Access, id: string) =>
	isId(id)
		? trx
				.selectFrom('applications.evidence')
				.where('id', '=', id)
				.where('application_id', '=', access.id)
				.select(['id', 'file_id', 'revision', 'framework', 'indicator'])
				.executeTakeFirst()
		: undefined;

/** A file that has been sent once belongs to what was sent, and stays. */
async function dropUnsentFile(trx: Trx, access: Access, fileId: string): Promise<void> {
	if (access.submission_id === null) await removeFile(trx, fileId);
}

async function note(
	trx: Trx,
	context: Context,
	access: Access,
	name: `application.${string}`,
	{ framework, indicator }: { framework: string; indicator: string }
): Promise<void> {
	await touch(trx, context, access);
	await record(trx, context, { name, subject: { kind: 'application', id: access.id }, particulars: { framework, indicator } });
}
