package io.ripen.scoring.util;

record Drawer(String odds, String ends) {}
