package io.ripen.scoring.feature;

class Prints {
    void print() {
        System.out.println("printed");
    }
}
