package dev.sightline.ralph.log;

/** Says which lines match. Used by one search. */
interface Finder {
    /**
     * A place in the next line that matches; -1 where there is none.
     *
     * @param block lines without colours
     */
    int next(byte[] block, int from, int to) throws Search.TooLong;
}
