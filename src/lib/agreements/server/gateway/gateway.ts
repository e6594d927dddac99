import type * as pkijs from 'pkijs';
import type { Signer } from './authority.ts';

/** What a gateway answers about a document that it was given. */
export type Fetched = { state: 'waiting' } | { state: 'cancelled' } | { state: 'signed'; document: Uint8Array };

/**
 * A provider of electronic signatures (D-09). A document goes out for one signer; the person signs on the provider's own
 * page; what comes back is trusted only after it has been verified here.
 */
export type SigningGateway = {
	name: string;
	/** Whether signatures made there are for demonstration only: pages then say so. */
	test: boolean;
	/** Whose certificates are trusted. */
	trusted: readonly pkijs.Certificate[];
	/** How the provider names a person in a certificate. */
	codeOf: (personId: string) => string;
	/** Gives a document out to be signed; `address` is where the person goes to sign. */
	begin: (document: Uint8Array, signer: Signer, now: Date) => Promise<{ reference: string; address: string }>;
	fetch: (reference: string, now: Date) => Promise<Fetched>;
	/** Gives up what was begun. */
	cancel: (reference: string) => Promise<void>;
	/** A gateway for demonstration is told here that the person agreed; a real one hears it from the person's device. */
	agree?: (reference: string) => Promise<boolean>;
};

let make: (() => Promise<SigningGateway>) | undefined;
let opened: Promise<SigningGateway> | undefined;

/** Tells this process through which gateway it signs; it is opened when it is first needed. Without one only paper is signed. */
export function openGateway(open: (() => Promise<SigningGateway>) | undefined): void {
	make = open;
	opened = undefined;
}

/** The gateway of this installation, if it has one. */
export const signingGateway = async (): Promise<SigningGateway | undefined> => (opened ??= make?.());
