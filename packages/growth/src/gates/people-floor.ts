import { floorGate } from '../floor.ts'

/** Strength compensates inside the people half, never across halves. */
export const peopleFloor = floorGate('people')
