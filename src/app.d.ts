import type { Locale } from '#platform';
import type { Context } from '#platform/server';
import type { Trouble } from './not-now.ts';

declare global {
	namespace App {
		interface Locals {
			/** The surroundings of every use case that this request calls. */
			context: Context;
			/** Who is signed in, as the pages show them. */
			session: Session | null;
			/** What the machine is not well of, once this request has met it. */
			trouble?: Trouble;
		}
		interface Session {
			id: string;
			person: { id: string; name: string; email: string };
			roles: { kind: string; organisation_id: string; organisation: string; operates: boolean }[];
		}
		interface PageData {
			session: Session | null;
			locale: Locale;
			/** The address without its language, for the switch. */
			path: string;
			/** Whether the page has only the mark in its head: it opens without a network too. */
			bare: boolean;
			title?: string;
		}
		interface Error {
			message: string;
			/** What a reader can quote when asking for help. */
			reference?: string;
		}
	}
}

export {};
