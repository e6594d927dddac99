export * from './hours.ts';
export * from './session.ts';
export * from './mark.ts';
export * from './register.ts';
export { RegisterSchema, type RegisterEntry } from './register-entry.ts';
export * from './check-in.ts';
export * from './clock.ts';
export {
	marksAtOnce,
	PhoneMarkSchema,
	SentSchema,
	type Ack,
	type Answered,
	type Pack as PhonePack,
	type PackedDelivery,
	type PackedParticipant,
	type PackedSession,
	type PhoneMark,
	type RefusedMark,
	type Sent,
	type Standing
} from './sent.ts';
export * from './blocks.ts';
export * from './adaptation.ts';
export * from './kit.ts';
export * from './pot.ts';
export * from './balance.ts';
export { readHours, readMinutes, readTime } from './typed.ts';
export * from './event-plan.ts';
