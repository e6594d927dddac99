import { parseArgs } from 'node:util';
import { Cannot, WrongInput, type Command } from './command.ts';
import { withHouse } from './house.ts';

export const exportRecord: Command = {
	usage: 'export selection CALL [--act N] · export certificate NUMBER-OR-CODE · export evidence TRAINING',
	sentence:
		'The signed selection file of a call (of its last act, or of the one with the number), one signed certificate, or the evidence of a training as an archive, to standard output.',
	run: async (args) => {
		if (args[0] === 'certificate') return exportCertificate(args.slice(1));
		if (args[0] === 'evidence') return exportEvidence(args.slice(1));
		const asked = readArguments(args);
		await withHouse(async (context) => {
			const { exportSelection } = await import('#selection/server');
			const outcome = await exportSelection(context, asked);
			if (outcome.ok) return write(outcome.value.content);
			const { call, act } = asked;
			if (outcome.refusal === 'not_found') throw new WrongInput(`There is no call ${call}.`);
			if (outcome.refusal === 'no_round') throw new Cannot(`The selection of the call ${call} has not begun.`);
			if (outcome.refusal === 'no_act' && act === undefined) throw new Cannot(`Nothing has been decided yet in the call ${call}.`);
			if (outcome.refusal === 'no_act') throw new WrongInput(`The call ${call} has no act ${act}.`);
			throw new Error(outcome.refusal);
		});
	}
};

async function exportCertificate([wanted, ...more]: string[]): Promise<void> {
	if (!wanted || more.length > 0) throw new WrongInput('One NUMBER-OR-CODE is wanted: bin/kartu export certificate NUMBER-OR-CODE.');
	await withHouse(async (context) => {
		const { exportCertificate: certificate } = await import('#credentials/server');
		const outcome = await certificate(context, wanted);
		if (outcome.ok) return write(outcome.value);
		throw new WrongInput(
			outcome.refusal === 'several'
				? `Several certificates have the code ${wanted}: give NUMBER~CODE.`
				: `There is no certificate ${wanted}.`
		);
	});
}

async function exportEvidence([training, ...more]: string[]): Promise<void> {
	if (!training || more.length > 0) throw new WrongInput('One TRAINING is wanted, by its number: bin/kartu export evidence TRAINING.');
	if (process.stdout.isTTY) throw new WrongInput(`An archive is not for a screen: bin/kartu export evidence ${training} > evidence.zip`);
	await withHouse(async (context) => {
		const { packEvidence } = await import('#reporting/server');
		const outcome = await packEvidence(context, { training });
		if (outcome.ok) for await (const part of outcome.value.archive) await write(part);
		else if (outcome.refusal === 'nothing_held') throw new Cannot(`No register of the training ${training} has been closed yet.`);
		else throw new WrongInput(`There is no training ${training}.`);
	});
}

export function readArguments(args: string[]): { call: string; act?: number } {
	const { values, positionals } = parse(args);
	const [what, call, ...more] = positionals;
	if (what !== 'selection')
		throw new WrongInput(
			`Only a selection, a certificate or the evidence of a training can be exported: bin/kartu export selection CALL${what ? `; given: ${what}` : ''}.`
		);
	if (!call || more.length > 0) throw new WrongInput('One CALL is wanted, as its address has it: bin/kartu export selection CALL.');
	if (values.act === undefined) return { call };
	if (!/^[1-9]\d{0,5}$/.test(values.act)) throw new WrongInput(`--act wants the number of an act, from 1; given: ${values.act}.`);
	return { call, act: Number(values.act) };
}

function parse(args: string[]) {
	try {
		return parseArgs({ args, options: { act: { type: 'string' } }, allowPositionals: true });
	} catch (error) {
		throw new WrongInput((error as Error).message);
	}
}

/** A pipe takes what it can hold; the rest waits until it has been read. */
const write = (content: string | Uint8Array): Promise<void> =>
	new Promise((resolve, reject) => process.stdout.write(content, (error) => (error ? reject(error) : resolve())));
