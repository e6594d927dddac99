export { cancelEvent, type CancelEventRefusal } from './cancel-event.ts';
export { eventDesk, type EventDesk } from './event-desk.ts';
export { moveEvent, type MoveEventRefusal } from './move-event.ts';
export { planEvent, type EventKind, type PlanEvent, type PlanEventRefusal } from './plan-event.ts';
export { preparedOf, readPrepared, type Preparation, type PreparedPerson } from './prepared.ts';
export { readEvent, readEventForm, readNetworkEvents, type ListedEvent, type NetworkEvents } from './read-events.ts';
