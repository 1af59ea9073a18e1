<?xml version="1.0" encoding="UTF-8"?>
<!--
  Numbers and dates as French readers expect them. A value that is no number or no date stops the document; an
  empty one prints nothing. Numbers have a point, as models hold them (1234.5); dates are ISO (2026-12-01), and may go
  on with a time.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:decimal-format name="fr" decimal-separator="," grouping-separator="&#x202F;" minus-sign="&#x2212;"/>

  <!-- "1 234 567,89 €" -->
  <xsl:template name="money">
    <xsl:param name="value"/>
    <xsl:param name="currency">€</xsl:param>
    <xsl:call-template name="number">
      <xsl:with-param name="value" select="$value"/>
      <xsl:with-param name="picture">#&#x202F;##0,00</xsl:with-param>
      <xsl:with-param name="unit" select="$currency"/>
    </xsl:call-template>
  </xsl:template>

  <!-- "12 345" -->
  <xsl:template name="integer">
    <xsl:param name="value"/>
    <xsl:call-template name="number">
      <xsl:with-param name="value" select="$value"/>
      <xsl:with-param name="picture">#&#x202F;##0</xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- "12,5": as many digits as there are, DIGITS at most -->
  <xsl:template name="decimal">
    <xsl:param name="value"/>
    <xsl:param name="digits">2</xsl:param>
    <xsl:call-template name="number">
      <xsl:with-param name="value" select="$value"/>
      <xsl:with-param name="picture" select="concat('#&#x202F;##0,', substring('######', 1, $digits))"/>
    </xsl:call-template>
  </xsl:template>

  <!-- "12,5 %" of 12.5 -->
  <xsl:template name="percent">
    <xsl:param name="value"/>
    <xsl:param name="digits">2</xsl:param>
    <xsl:call-template name="number">
      <xsl:with-param name="value" select="$value"/>
      <xsl:with-param name="picture" select="concat('#&#x202F;##0,', substring('######', 1, $digits))"/>
      <xsl:with-param name="unit">%</xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="number">
    <xsl:param name="value"/>
    <xsl:param name="picture"/>
    <xsl:param name="unit"/>
    <xsl:variable name="text" select="normalize-space($value)"/>
    <xsl:if test="$text">
      <xsl:if test="string(number($text)) = 'NaN'">
        <xsl:message terminate="yes">« <xsl:value-of select="$text"/> » n’est pas un nombre.</xsl:message>
      </xsl:if>
      <xsl:value-of select="format-number(number($text), $picture, 'fr')"/>
      <xsl:if test="string($unit)">
        <xsl:text>&#x202F;</xsl:text>
        <xsl:value-of select="$unit"/>
      </xsl:if>
    </xsl:if>
  </xsl:template>

  <!-- "1er", "2e" -->
  <xsl:template name="ordinal">
    <xsl:param name="value"/>
    <xsl:value-of select="$value"/>
    <xsl:choose>
      <xsl:when test="$value = 1">er</xsl:when>
      <xsl:otherwise>e</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- "1er décembre 2026" -->
  <xsl:template name="date">
    <xsl:param name="iso"/>
    <xsl:if test="normalize-space($iso)">
      <xsl:variable name="day" select="number(substring($iso, 9, 2))"/>
      <xsl:variable name="month" select="number(substring($iso, 6, 2))"/>
      <xsl:call-template name="check-date">
        <xsl:with-param name="iso" select="$iso"/>
      </xsl:call-template>
      <xsl:value-of select="$day"/>
      <xsl:if test="$day = 1">er</xsl:if>
      <xsl:text>&#160;</xsl:text>
      <xsl:value-of select="substring-before(substring-after(
          '|1janvier|2février|3mars|4avril|5mai|6juin|7juillet|8août|9septembre|10octobre|11novembre|12décembre|',
          concat('|', $month)), '|')"/>
      <xsl:text>&#160;</xsl:text>
      <xsl:value-of select="substring($iso, 1, 4)"/>
    </xsl:if>
  </xsl:template>

  <!-- "mardi 1er décembre 2026" -->
  <xsl:template name="date-with-weekday">
    <xsl:param name="iso"/>
    <xsl:if test="normalize-space($iso)">
      <xsl:call-template name="check-date">
        <xsl:with-param name="iso" select="$iso"/>
      </xsl:call-template>
      <!-- Years that start in March make the leap day the last one. -->
      <xsl:variable name="early" select="number(substring($iso, 6, 2) &lt; 3)"/>
      <xsl:variable name="year" select="number(substring($iso, 1, 4)) - $early"/>
      <xsl:variable name="month" select="number(substring($iso, 6, 2)) + 12 * $early"/>
      <xsl:variable name="weekday" select="(number(substring($iso, 9, 2)) + floor(13 * ($month + 1) div 5) + $year
          + floor($year div 4) - floor($year div 100) + floor($year div 400)) mod 7"/>
      <xsl:value-of select="substring-before(substring-after(
          '|0samedi|1dimanche|2lundi|3mardi|4mercredi|5jeudi|6vendredi|', concat('|', $weekday)), '|')"/>
      <xsl:text> </xsl:text>
      <xsl:call-template name="date">
        <xsl:with-param name="iso" select="$iso"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- "01/12/2026", for tables -->
  <xsl:template name="short-date">
    <xsl:param name="iso"/>
    <xsl:if test="normalize-space($iso)">
      <xsl:call-template name="check-date">
        <xsl:with-param name="iso" select="$iso"/>
      </xsl:call-template>
      <xsl:value-of select="concat(substring($iso, 9, 2), '/', substring($iso, 6, 2), '/', substring($iso, 1, 4))"/>
    </xsl:if>
  </xsl:template>

  <!-- "18 h 42", "18 h" of a date with a time, or of a time alone -->
  <xsl:template name="time">
    <xsl:param name="iso"/>
    <xsl:variable name="time">
      <xsl:choose>
        <xsl:when test="contains($iso, 'T')"><xsl:value-of select="substring-after($iso, 'T')"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="$iso"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:if test="normalize-space($time)">
      <xsl:variable name="hours" select="number(substring-before(concat($time, ':'), ':'))"/>
      <xsl:variable name="minutes" select="substring(concat(substring-after($time, ':'), '00'), 1, 2)"/>
      <xsl:if test="not($hours &gt;= 0 and $hours &lt;= 24 and $minutes &gt;= 0 and $minutes &lt;= 59)">
        <xsl:message terminate="yes">l’heure « <xsl:value-of select="$iso"/> » n’est pas valable.</xsl:message>
      </xsl:if>
      <xsl:value-of select="$hours"/>
      <xsl:text>&#160;h</xsl:text>
      <xsl:if test="$minutes != '00'">&#160;<xsl:value-of select="$minutes"/></xsl:if>
    </xsl:if>
  </xsl:template>

  <!-- "mardi 1er décembre 2026 à 18 h 42" -->
  <xsl:template name="date-and-time">
    <xsl:param name="iso"/>
    <xsl:call-template name="date-with-weekday">
      <xsl:with-param name="iso" select="$iso"/>
    </xsl:call-template>
    <xsl:if test="contains($iso, 'T')">
      <xsl:text> à </xsl:text>
      <xsl:call-template name="time">
        <xsl:with-param name="iso" select="$iso"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="check-date">
    <xsl:param name="iso"/>
    <xsl:variable name="day" select="number(substring($iso, 9, 2))"/>
    <xsl:variable name="month" select="number(substring($iso, 6, 2))"/>
    <xsl:if test="not($day &gt;= 1 and $day &lt;= 31 and $month &gt;= 1 and $month &lt;= 12
        and number(substring($iso, 1, 4)) &gt;= 1000)">
      <xsl:message terminate="yes">la date « <xsl:value-of select="$iso"/> » n’est pas valable.</xsl:message>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
