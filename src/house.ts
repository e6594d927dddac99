import { join } from 'node:path';
import { localGateway, makeBatch, openGateway } from '#agreements/server';
import { carryOutRetention, openAccounts, sendMessage } from '#people/server';
import { computeTask, solveRuns } from '#planning/server';
import {
	examine,
	openFiles,
	openJobs,
	openReplies,
	openScanner,
	openWebhooks,
	openPool,
	openSigning,
	storeFor,
	sweepFile,
	readSettings,
	closeJobs,
	smtpPost,
	deliverMail,
	performReply,
	subscriptionJobs,
	type Handlers,
	type Pool,
	type Settings
} from '#platform/server';
import { makeBook } from '#practices/server';
import { makeExport, makeReport } from '#reporting/server';
import { postLetters, writeLetters } from '#selection/server';
import { writeDigest } from '#spaces/server';
import { invariants } from './invariants.ts';
import { keepers } from './keepers.ts';
import { mayReadNews } from './news.ts';
import { replyDesk } from './reply-desk.ts';
import { subscriptions } from './subscriptions.ts';

/** A process of Kartu as put together: its settings, its connections, and what it can do in the background. */
export type House = { settings: Settings; pool: Pool; handlers: Handlers; close: () => Promise<void> };

/** Opens the house in this process: a web process, the worker, a command, a story. `hurried` where people wait for its answers. */
export async function openHouse(environment: Record<string, string | undefined> = process.env, hurried = false): Promise<House> {
	const settings = readSettings(environment);
	const pool = openPool(settings.DATABASE_URL, { hurried });
	await openJobs(pool);
	openFiles(storeFor(settings));
	openScanner(settings);
	openWebhooks(settings);
	openSigning(settings);
	openReplies(settings);
	// Test signatures are made only where the door of the personas is: on the embedded database of a demonstration.
	openGateway(settings.KARTU_EMBEDDED ? () => localGateway(join(settings.KARTU_DATA, 'signing')) : undefined);
	openAccounts(pool, settings);
	return {
		settings,
		pool,
		handlers: handlersFor(settings, pool),
		close: async () => {
			await closeJobs();
			await pool.end();
		}
	};
}

/** All work that can wait in the queue, by name. */
const handlersFor = (settings: Settings, pool: Pool): Handlers => ({
	...subscriptionJobs(subscriptions),
	'data.examine': examine(invariants, settings.KARTU_OPERATOR_EMAIL),
	'retention.carry_out': carryOutRetention({
		keepers,
		noticeDays: settings.KARTU_RETENTION_NOTICE_DAYS,
		operator: settings.KARTU_OPERATOR_EMAIL
	}),
	'webhook.send': sendMessage(mayReadNews),
	'file.sweep': sweepFile,
	'agreements.make': makeBatch,
	'selection.write_letters': writeLetters,
	'selection.post_letters': postLetters,
	'practices.make_book': makeBook,
	'reporting.make_export': makeExport,
	'reporting.make_report': makeReport,
	'planning.solve': solveRuns(computeTask),
	'mail.deliver': deliverMail(smtpPost(settings.SMTP_URL, settings.MAIL_FROM)),
	'mail.reply': performReply(replyDesk(pool)),
	'spaces.digest': writeDigest
});
